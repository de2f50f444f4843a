package dev.poolbench.core.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Holds pools that take or keep a known amount of something. */
public final class Hoarders {
  /** How much the pools that take memory take. */
  public static final int BYTES = 64 << 20;

  private static final int PAGE = 4_096;

  private Hoarders() {}

  /** Wraps two threads; a subclass says what else is taken when it is opened. */
  public abstract static class TwoThreads implements PoolAdapter {
    abstract Object take() throws Exception;

    void giveBack(Object taken) throws Exception {}

    void handedOver(Task task) {}

    @Override
    public String id() {
      return getClass().getSimpleName();
    }

    @Override
    public Pool open(PoolOptions options) throws Exception {
      ExecutorService executor = Executors.newFixedThreadPool(2);
      Object taken = take();
      return Pool.of(
          task -> {
            handedOver((Task) task);
            executor.execute(task);
          },
          2,
          () -> {
            executor.shutdown();
            executor.awaitTermination(1, TimeUnit.MINUTES);
            giveBack(taken);
          });
    }
  }

  /** Takes 64 MB outside the heap, and touches each page. */
  public static final class OffHeap extends TwoThreads {
    @Override
    Object take() {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
      for (int i = 0; i < BYTES; i += PAGE) {
        buffer.put(i, (byte) 1);
      }
      return buffer;
    }
  }

  /** Takes 64 MB on the heap. */
  public static final class OnHeap extends TwoThreads {
    @Override
    Object take() {
      return new byte[BYTES];
    }
  }

  /** Takes 64 MB in a process of its own, and ends it when it is closed. */
  public static final class InChild extends TwoThreads {
    @Override
    Object take() throws IOException {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xms64m",
                  "-Xmx64m",
                  "-XX:+AlwaysPreTouch",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ChildMain.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (child.getInputStream().read() < 0) {
        throw new IOException("the child has ended");
      }
      return child;
    }

    @Override
    void giveBack(Object taken) throws InterruptedException {
      ((Process) taken).destroy();
      ((Process) taken).waitFor();
    }
  }

  /** Says that it has started, and then waits until it is ended, or its parent is. */
  public static final class ChildMain {
    private ChildMain() {}

    public static void main(String[] args) throws IOException {
      System.out.write(1);
      System.out.flush();
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }

  /** Starts a JVM of its own, and fails if that has any flag which it was not given. */
  public static final class StartsPlainChild extends TwoThreads {
    @Override
    Object take() throws IOException {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  FlagsMain.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String flags = new String(child.getInputStream().readAllBytes(), US_ASCII).strip();
      if (!flags.equals("[]")) {
        throw new IOException("the child has the flags " + flags);
      }
      return child;
    }
  }

  /** Prints the flags of its JVM. */
  public static final class FlagsMain {
    private FlagsMain() {}

    public static void main(String[] args) {
      System.out.println(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
  }

  /** Keeps 80 bytes of each job, in a list that takes a few more. */
  public static final class KeepsOfEachJob extends TwoThreads {
    private volatile List<Object> kept = List.of();

    @Override
    Object take() {
      kept = Collections.synchronizedList(new ArrayList<>());
      return kept;
    }

    @Override
    void handedOver(Task task) {
      kept.add(new byte[64]);
    }

    @Override
    void giveBack(Object taken) {
      kept = List.of();
    }
  }

  /** Leaves a thread when it is closed. */
  public static final class LeavesThread extends TwoThreads {
    @Override
    Object take() {
      CountDownLatch never = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () -> {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "left-by-the-pool");
      thread.setDaemon(true);
      thread.start();
      return thread;
    }
  }
}
