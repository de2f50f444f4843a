package dev.poolbench.adapters.process;

import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** Is a worker that is told over a Unix domain socket what to do. */
public final class SocketWorker {
  private SocketWorker() {}

  /** Takes the path of the socket and the process number of the host. */
  public static void main(String[] args) throws Exception {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(args[0]))) {
      WorkerMain.serve(
          Channels.newInputStream(channel),
          new WorkerOutput(Channels.newOutputStream(channel)),
          Long.parseLong(args[1]));
    }
  }
}
