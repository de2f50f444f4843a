package dev.poolbench.core.memory;

import dev.poolbench.core.fork.RecordCodec;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Is a process that takes exactly what it is told to take: each line on its standard input is a
 * command, each answer a line on its standard output.
 */
public final class SubjectMain {
  private static final int PAGE = 4096;
  private static final int ARRAY = 64 << 10;
  private static final int ARRAY_HEADER = 16;

  private final List<Object> held = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private CountDownLatch release = new CountDownLatch(1);
  private HeapMonitor heap;
  private Subject child;
  private volatile Object sink;

  private SubjectMain() {}

  public static void main(String[] args) throws Exception {
    SubjectMain subject = new SubjectMain();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    String line = in.readLine();
    while (line != null) {
      String[] words = line.split(" ", 2);
      System.out.println(subject.answer(words[0], words.length > 1 ? words[1] : ""));
      System.out.flush();
      line = in.readLine();
    }
    if (subject.child != null) {
      subject.child.close();
    }
  }

  private String answer(String command, String argument) throws Exception {
    switch (command) {
      case "touch" -> held.add(touch(Integer.parseInt(argument)));
      case "blip" -> blip(Integer.parseInt(argument));
      case "heap" -> held.add(heap(Integer.parseInt(argument)));
      case "garbage" -> garbage(Integer.parseInt(argument));
      case "garbage-in-threads" -> garbageInThreads(Integer.parseInt(argument));
      case "drop" -> held.clear();
      case "threads" -> startThreads(Integer.parseInt(argument), 0);
      case "threads-of-kb" -> startThreads(200, Long.parseLong(argument) << 10);
      case "end-threads" -> endThreads();
      case "naps" -> nap(Integer.parseInt(argument));
      case "busy" -> {
        return Long.toString(busy(Long.parseLong(argument)));
      }
      case "work" -> {
        return Long.toString(work(Integer.parseInt(argument)));
      }
      case "spawn" -> {
        child = Subject.start(argument.split(" "));
        return Long.toString(child.pid());
      }
      case "child" -> {
        return child.ask(argument);
      }
      case "reap" -> child.close();
      case "watch-heap" -> {
        heap = HeapMonitor.open();
        useOnce();
      }
      case "begin" -> heap.begin();
      case "end" -> {
        return encoded(heap.end());
      }
      case "read" -> {
        return encoded(heap.read());
      }
      case "settle" -> {
        return encoded(heap.settle());
      }
      default -> throw new IllegalArgumentException(command);
    }
    return "done";
  }

  /** Has what is loaded for an answer loaded before anything is measured. */
  private void useOnce() throws IOException {
    heap.begin();
    String unused = encoded(heap.end()) + encoded(heap.settle());
  }

  private static ByteBuffer touch(int megabytes) {
    ByteBuffer memory = ByteBuffer.allocateDirect(megabytes << 20);
    for (int at = 0; at < memory.capacity(); at += PAGE) {
      memory.put(at, (byte) 1);
    }
    return memory;
  }

  /** Takes memory and gives it back, and waits for that. */
  private static void blip(int megabytes) {
    BufferPoolMXBean direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .findFirst()
            .orElseThrow();
    long before = direct.getMemoryUsed();
    touch(megabytes);
    while (direct.getMemoryUsed() > before) {
      System.gc();
    }
  }

  private static List<byte[]> heap(int megabytes) {
    List<byte[]> arrays = new ArrayList<>();
    for (int i = 0; i < (megabytes << 20) / ARRAY; i++) {
      arrays.add(new byte[ARRAY - ARRAY_HEADER]);
    }
    return arrays;
  }

  private void garbage(int megabytes) {
    for (int i = 0; i < (megabytes << 20) / ARRAY; i++) {
      sink = new byte[ARRAY - ARRAY_HEADER];
    }
  }

  private void garbageInThreads(int megabytes) throws InterruptedException {
    Thread thread = new Thread(() -> garbage(megabytes));
    thread.start();
    thread.join();
  }

  private void startThreads(int count, long stackBytes) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      Thread thread =
          new Thread(
              null,
              () -> {
                started.countDown();
                try {
                  release.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "held",
              stackBytes);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    started.await();
  }

  /** Waits until the kernel has let the threads go, which is after {@code join} has returned. */
  private void endThreads() throws InterruptedException {
    long[] before = LinuxProbe.threadIds(ProcessHandle.current().pid());
    release.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    while (LinuxProbe.threadIds(ProcessHandle.current().pid()).length
        > before.length - threads.size()) {
      Thread.onSpinWait();
    }
    threads.clear();
    release = new CountDownLatch(1);
  }

  private static void nap(int times) {
    for (int i = 0; i < times; i++) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Computes for so many milliseconds of processor time, and returns what the process took. */
  private static long busy(long millis) {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    var threads = ManagementFactory.getThreadMXBean();
    long before = system.getProcessCpuTime();
    long end = threads.getCurrentThreadCpuTime() + millis * 1_000_000;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
    return system.getProcessCpuTime() - before;
  }

  /** Does so many millions of steps on every processor, and returns how long they took. */
  private long work(int millions) throws InterruptedException {
    Thread[] workers = new Thread[Runtime.getRuntime().availableProcessors()];
    long start = System.nanoTime();
    for (int i = 0; i < workers.length; i++) {
      workers[i] =
          new Thread(
              () -> {
                long state = 1;
                for (long step = millions * 1_000_000L; step > 0; step--) {
                  state = state * 6364136223846793005L + step;
                }
                sink = state;
              });
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    return System.nanoTime() - start;
  }

  private static String encoded(Record answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RecordCodec.write(new DataOutputStream(bytes), answer.getClass(), answer);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
