package dev.poolbench.adapters.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Answers {@code GET /?job=N&size=128b&delay=10ms} on the loopback address, after the delay, with a
 * body that follows from the job. However many requests wait, no thread waits with them.
 *
 * <p>All methods may be called from any thread.
 */
public final class JobServer implements AutoCloseable {
  private static final int BACKLOG = 4_096;

  private final EventLoopGroup loops;
  private final Channel channel;

  private JobServer(EventLoopGroup loops, Channel channel) {
    this.loops = loops;
    this.channel = channel;
  }

  /**
   * Starts a server.
   *
   * @param port where it listens, or 0 for a port that is free
   * @return the server, to be closed
   * @throws IOException if it cannot listen there
   */
  public static JobServer start(int port) throws IOException {
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
    try {
      Channel channel =
          new ServerBootstrap()
              .group(loops)
              .channel(NioServerSocketChannel.class)
              .option(ChannelOption.SO_BACKLOG, BACKLOG)
              .option(ChannelOption.SO_REUSEADDR, true)
              .childOption(ChannelOption.TCP_NODELAY, true)
              .childHandler(
                  new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                      connection.pipeline().addLast(new HttpServerCodec(), new JobHandler());
                    }
                  })
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .syncUninterruptibly()
              .channel();
      return new JobServer(loops, channel);
    } catch (Exception e) { // Netty throws checked ones undeclared.
      var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IOException(
          "port %d of the loopback address: %s".formatted(port, e.getMessage()), e);
    }
  }

  /**
   * Returns where it listens.
   *
   * @return the port
   */
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /**
   * Waits until the server is closed.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  public void await() throws InterruptedException {
    channel.closeFuture().sync();
  }

  /** Stops listening, breaks what is open, and ends the threads. */
  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
