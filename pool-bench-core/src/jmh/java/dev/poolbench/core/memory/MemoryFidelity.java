package dev.poolbench.core.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how far the figures are from what a process is known to have taken, over some runs. */
public final class MemoryFidelity {
  private static final long MB = 1 << 20;
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final String[] COLLECTORS = {"UseG1GC", "UseSerialGC", "UseParallelGC"};

  private final Map<String, List<long[]>> measured = new LinkedHashMap<>();

  private MemoryFidelity() {}

  /** Takes how often to measure, 7 by default. */
  public static void main(String[] args) throws Exception {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 7;
    MemoryFidelity fidelity = new MemoryFidelity();
    for (int run = 0; run < runs; run++) {
      fidelity.outsideTheHeap();
      fidelity.inAChild();
      fidelity.counted();
      fidelity.ofStacks();
      fidelity.bySource();
      for (String collector : COLLECTORS) {
        fidelity.onTheHeap(collector);
      }
    }
    fidelity.print(runs);
  }

  private void outsideTheHeap() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      long before = of(monitor.snapshot().rss());
      monitor.begin();
      subject.ask("blip 64");
      add(
          "64 MB outside the heap, given back: peak RSS",
          64 * MB,
          of(monitor.end().peakRss()) - before);
      ProcessState state = monitor.snapshot();
      monitor.begin();
      subject.ask("touch 64");
      CellMemory cell = monitor.end();
      ProcessState after = monitor.snapshot();
      add("64 MB outside the heap: peak RSS", 64 * MB, of(cell.peakRss()) - of(state.rss()));
      add("64 MB outside the heap: RSS", 64 * MB, of(after.rss()) - of(state.rss()));
      add("64 MB outside the heap: PSS", 64 * MB, of(after.treePss()) - of(state.treePss()));
    }
  }

  private void inAChild() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      subject.ask("spawn " + String.join(" ", Subject.STEADY));
      subject.ask("child touch 1");
      ProcessState before = monitor.snapshot();
      monitor.begin();
      subject.ask("child touch 64");
      CellMemory cell = monitor.end();
      add(
          "64 MB in a child: peak of the tree, at least",
          64 * MB,
          of(cell.treePeakAtLeast()) - of(before.treeRss()));
      add(
          "64 MB in a child: peak of the tree, at most",
          64 * MB,
          of(cell.treePeakAtMost()) - of(before.treeRss()));
    }
  }

  private void counted() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      long before = of(monitor.snapshot().treeThreads());
      monitor.begin();
      subject.ask("threads 200");
      add("200 threads: peak", 200, of(monitor.end().peakThreads()) - before);
      subject.ask("busy 10");
      monitor.begin();
      long own = Long.parseLong(subject.ask("busy 1000"));
      CellMemory cell = monitor.end();
      add("1 s of processor time, ns", own, of(cell.userTime()) + of(cell.systemTime()));
    }
  }

  /**
   * Has the JVM touch the stacks of its threads, but for zones at their ends which are the same
   * whatever their size, so that the difference between two sizes is known. JDK 17 has no such
   * flag.
   */
  private void ofStacks() throws Exception {
    if (Runtime.version().feature() >= 21) {
      add(
          "200 threads, 512 kB of each stack: RSS",
          200 * 512L << 10,
          ofThreads("1024") - ofThreads("512"));
    }
  }

  private static long ofThreads(String stackKilobytes) throws Exception {
    List<String> flags = new ArrayList<>(List.of(Subject.STEADY));
    flags.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+AlwaysPreTouchStacks"));
    try (Subject subject = Subject.start(flags.toArray(String[]::new));
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      subject.ask("threads 1");
      subject.ask("end-threads");
      long before = of(monitor.snapshot().rss());
      subject.ask("threads-of-kb " + stackKilobytes);
      return of(monitor.snapshot().rss()) - before;
    }
  }

  private void bySource() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor linux = ProcessMonitor.open(subject.pid(), PERIOD, Source.LINUX_PROC);
        ProcessMonitor oshi = ProcessMonitor.open(subject.pid(), PERIOD, Source.OSHI)) {
      add("an idle process: RSS by OSHI", of(linux.snapshot().rss()), of(oshi.snapshot().rss()));
    }
  }

  private void onTheHeap(String collector) throws Exception {
    try (Subject subject = Subject.start("-Xms512m", "-Xmx512m", "-XX:+" + collector)) {
      subject.ask("watch-heap");
      long before = of(subject.askForState("settle").live());
      subject.ask("begin");
      subject.ask("heap 64");
      CellHeap cell = subject.askForCell();
      String name = collector + ", 64 MB on the heap: ";
      add(name + "peak used", 64 * MB, of(cell.peakUsed()) - cell.timeLine().get(0).before());
      add(name + "live", 64 * MB, of(subject.askForState("settle").live()) - before);
      subject.ask("begin");
      subject.ask("garbage 64");
      add(
          collector + ", 64 MB of garbage: allocated",
          64 * MB,
          of(subject.askForCell().allocated()));
    }
  }

  private static long of(Figure figure) {
    return figure
        .asLong()
        .orElseThrow(() -> new IllegalStateException("a figure is missing: " + figure));
  }

  private void add(String name, long truth, long found) {
    measured.computeIfAbsent(name, key -> new ArrayList<>()).add(new long[] {truth, found - truth});
  }

  private void print(int runs) {
    System.out.printf(
        "JDK %s, %d runs%n%-52s %22s %22s%n",
        System.getProperty("java.version"), runs, "", "median error", "worst error");
    measured.forEach(
        (name, errors) -> {
          List<long[]> sorted =
              errors.stream().sorted(Comparator.comparingLong(error -> error[1])).toList();
          long[] worst =
              errors.stream()
                  .max(Comparator.comparingLong(error -> Math.abs(error[1])))
                  .orElseThrow();
          System.out.println(
              "%-52s %22s %22s".formatted(name, text(sorted.get(sorted.size() / 2)), text(worst)));
        });
  }

  private static String text(long[] error) {
    return String.format(Locale.ROOT, "%,d (%.2f %%)", error[1], 100.0 * error[1] / error[0]);
  }
}
