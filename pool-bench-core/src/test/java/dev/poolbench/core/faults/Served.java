package dev.poolbench.core.faults;

import dev.poolbench.api.Fixture;
import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Has its jobs done by a server, which is its fixture: each doubles the job's number. */
public class Served implements Workload {
  private static final Option<Integer> PORT = Option.integer("port", 0, 0, 65_535, "where it is");
  private static final Option<String> START =
      Option.text("start", "well", "how the fixture starts: well, throws, exits or hangs");
  private static final Option<Integer> RATE =
      Option.integer("rate", 0, 0, Integer.MAX_VALUE, "what it says it can serve, 0 for nothing");
  private static final Option<Integer> DIES =
      Option.integer("dies", -1, -1, Integer.MAX_VALUE, "the job at which the server halts, once");
  private static final Option<String> MARK =
      Option.text("mark", "", "a file whose absence tells that the server has not died yet");

  private int port;

  @Override
  public List<Option<?>> options() {
    return List.of(PORT, START, RATE, DIES, MARK);
  }

  @Override
  public void open(Options options) {
    port = options.get(PORT);
  }

  @Override
  public double run(long job) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      new DataOutputStream(socket.getOutputStream()).writeLong(job);
      return new DataInputStream(socket.getInputStream()).readDouble();
    }
  }

  @Override
  public double expected(long job) {
    return 2.0 * job;
  }

  @Override
  public Optional<Fixture> fixture(Options options) {
    return Optional.of(() -> start(options));
  }

  private static Fixture.Running start(Options options) throws Exception {
    switch (options.get(START)) {
      case "throws" -> throw new IllegalStateException("no server today");
      case "exits" -> Runtime.getRuntime().halt(7);
      case "hangs" -> Thread.sleep(Long.MAX_VALUE);
      default -> {}
    }
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(server, options), "server");
    thread.setDaemon(true);
    thread.start();
    return new Fixture.Running() {
      @Override
      public Map<String, String> options() {
        return Map.of("port", Integer.toString(server.getLocalPort()));
      }

      @Override
      public Map<String, String> facts() {
        return Map.of("process", Long.toString(ProcessHandle.current().pid()));
      }

      @Override
      public OptionalDouble calibrate() {
        return options.get(RATE) == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(options.get(RATE));
      }

      @Override
      public void close() throws IOException {
        server.close();
      }
    };
  }

  private static void serve(ServerSocket server, Options options) {
    while (true) {
      try (Socket socket = server.accept()) {
        long job = new DataInputStream(socket.getInputStream()).readLong();
        if (job == options.get(DIES) && new java.io.File(options.get(MARK)).createNewFile()) {
          Runtime.getRuntime().halt(9);
        }
        new DataOutputStream(socket.getOutputStream()).writeDouble(2.0 * job);
      } catch (IOException e) {
        if (server.isClosed()) {
          return;
        }
        throw new UncheckedIOException(e);
      }
    }
  }
}
