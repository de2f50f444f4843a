package dev.poolbench.core.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds jobs where they are until they are let through, and counts how many are held at once.
 *
 * <p>A job is a connection: it is being done from when it is accepted until it is let through. So a
 * count that is too high cannot come from a job that has ended.
 */
final class Gate implements AutoCloseable {
  private final ServerSocket door;
  private final Deque<Socket> held = new ArrayDeque<>();
  private final Thread acceptor = new Thread(this::accept, "pool-bench-gate");
  private int most;
  private boolean open;

  Gate() throws IOException {
    door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    acceptor.setDaemon(true);
    acceptor.start();
  }

  int port() {
    return door.getLocalPort();
  }

  synchronized int held() {
    return held.size();
  }

  synchronized int most() {
    return most;
  }

  /** Lets one through, if one is held. */
  synchronized void letOneThrough() {
    Socket next = held.poll();
    if (next != null) {
      answer(next);
    }
  }

  /** Lets all through, those that are held and those that will come. */
  synchronized void open() {
    open = true;
    while (!held.isEmpty()) {
      letOneThrough();
    }
  }

  private void accept() {
    try {
      while (true) {
        arrived(door.accept());
      }
    } catch (IOException closed) {
      return;
    }
  }

  private synchronized void arrived(Socket job) {
    held.add(job);
    most = Math.max(most, held.size());
    if (open) {
      letOneThrough();
    }
  }

  private static void answer(Socket job) {
    try (job) {
      job.getOutputStream().write(1);
    } catch (IOException gone) {
      return; // The job's worker was ended; its batch tells.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      acceptor.join();
      open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
