package dev.poolbench.core.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Prints what the sampling costs: its own processor time, and how much longer a process takes that
 * keeps every processor busy.
 *
 * <p>With and without sampling are measured once a block, one after the other, the first of the two
 * in turn, so that a drift of the machine cancels. Of the 20 blocks' ratios the median is printed,
 * and the 6th to the 15th as an interval, which by the binomial distribution covers the true median
 * in 95.9 % of cases whatever the distribution of the times.
 */
public final class SamplingCost {
  private static final int BLOCKS = 20;
  private static final Duration PERIOD = Duration.ofMillis(10);

  private SamplingCost() {}

  /** Takes the millions of steps of a cell, 500 by default, which is about half a second. */
  public static void main(String[] args) throws Exception {
    String work = "work " + (args.length > 0 ? args[0] : "500");
    System.out.printf(
        "JDK %s, period %d ms, %d cells%n%-14s %8s %9s %10s %12s %9s %24s%n",
        System.getProperty("java.version"),
        PERIOD.toMillis(),
        BLOCKS,
        "processes",
        "cell ms",
        "samples",
        "period ms",
        "us a sample",
        "share %",
        "ratio of wall time");
    System.out.printf(Locale.ROOT, "waking a thread that does nothing: %.1f us%n", bareWake());
    for (int processes : new int[] {1, 6}) {
      for (Source source : Source.values()) {
        measure(processes, source, work);
      }
    }
  }

  /** Returns the processor time of a wake-up while all processors are busy, in microseconds. */
  private static double bareWake() throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int wakes = 200;
    try (Subject subject = Subject.steady()) {
      CompletableFuture<Void> busy =
          CompletableFuture.runAsync(
              () -> {
                try {
                  subject.ask("work 1000");
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      for (int i = 0; i < wakes; i++) {
        LockSupport.parkNanos(PERIOD.toNanos());
      }
      long before = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < wakes; i++) {
        LockSupport.parkNanos(PERIOD.toNanos());
      }
      double taken = threads.getCurrentThreadCpuTime() - before;
      busy.get();
      return taken / wakes / 1e3;
    }
  }

  private static void measure(int processes, Source source, String work) throws Exception {
    List<Subject> others = new ArrayList<>();
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid(), PERIOD, source)) {
      for (int i = 1; i < processes; i++) {
        others.add(Subject.steady());
        monitor.include(others.get(i - 1).pid());
      }
      subject.ask(work);
      List<CellMemory> cells = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (int block = 0; block < BLOCKS; block++) {
        double without = block % 2 == 0 ? without(subject, work) : 0;
        monitor.begin();
        double with = Double.parseDouble(subject.ask(work));
        cells.add(monitor.end());
        without = block % 2 == 0 ? without : without(subject, work);
        ratios.add(with / without);
      }
      print("%d %s".formatted(processes, source), cells, ratios);
    } finally {
      for (Subject other : others) {
        other.close();
      }
    }
  }

  private static double without(Subject subject, String work) throws Exception {
    return Double.parseDouble(subject.ask(work));
  }

  private static void print(String name, List<CellMemory> cells, List<Double> ratios) {
    double wall = cells.stream().mapToLong(CellMemory::nanos).sum();
    double samples = cells.stream().mapToLong(CellMemory::samples).sum();
    double cpu = cells.stream().mapToLong(cell -> cell.samplerTime().asLong().orElseThrow()).sum();
    Collections.sort(ratios);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-14s %8.0f %9.1f %10.1f %12.1f %9.3f %8.4f [%6.4f, %6.4f]",
            name,
            wall / cells.size() / 1e6,
            samples / cells.size(),
            wall / (samples - cells.size()) / 1e6,
            cpu / (samples - 2 * cells.size()) / 1e3,
            100 * cpu / wall,
            (ratios.get(BLOCKS / 2 - 1) + ratios.get(BLOCKS / 2)) / 2,
            ratios.get(5),
            ratios.get(14)));
  }
}
