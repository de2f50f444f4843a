package dev.poolbench.adapters.http;

import dev.poolbench.api.Fixture;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;

/** Has the server that a run asks. */
final class ServerFixture implements Fixture {
  private final String portOption;
  private final int size;
  private final boolean fresh;

  ServerFixture(String portOption, int size, boolean fresh) {
    this.portOption = portOption;
    this.size = size;
    this.fresh = fresh;
  }

  @Override
  public Running start() throws IOException {
    JobServer server = JobServer.start(0);
    return new Running() {
      @Override
      public Map<String, String> options() {
        return Map.of(portOption, Integer.toString(server.port()));
      }

      @Override
      public Map<String, String> facts() {
        return Map.of(
            "server", "Netty on 127.0.0.1, process %d".formatted(ProcessHandle.current().pid()));
      }

      @Override
      public OptionalDouble calibrate() throws Exception {
        return OptionalDouble.of(Calibration.of(server.port(), size, fresh));
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }
}
