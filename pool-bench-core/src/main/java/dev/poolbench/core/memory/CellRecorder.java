package dev.poolbench.core.memory;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Follows a tree through one cell. */
final class CellRecorder {
  private final ProcessTree tree;
  private final TimeLine<MemoryPoint> timeLine = new TimeLine<>(MemoryPoint::merge);
  private final Set<String> notes = new LinkedHashSet<>();
  private final Instant started;
  private final long begun;

  private int samples;
  private int threadReadings;
  private long greatestRss;
  private int greatestThreads;
  private int greatestProcesses;

  /** Begins a cell; its clock starts when all has been read that is read at its beginning. */
  CellRecorder(ProcessTree tree) {
    this.tree = tree;
    tree.forgetEnded();
    tree.discover();
    tree.members().forEach(Member::begin);
    tree.sample(true);
    started = Instant.now();
    begun = System.nanoTime();
    record(begun, true);
  }

  long begun() {
    return begun;
  }

  void note(String note) {
    notes.add(note);
  }

  void sample(boolean withThreads) {
    tree.sample(withThreads);
    record(System.nanoTime(), withThreads);
  }

  /**
   * Tells whether more samples would say little: there are those that the report asks for, and the
   * tree is a process of which the kernel itself keeps the peak.
   */
  boolean hasEnough() {
    Member root = tree.root();
    return samples >= CellMemory.FEWEST_SAMPLES
        && tree.members().size() == 1
        && root != null
        && root.isPeakKept();
  }

  private void record(long now, boolean withThreads) {
    long rss = tree.rss();
    int threads = tree.threads();
    samples++;
    greatestRss = Math.max(greatestRss, rss);
    greatestThreads = Math.max(greatestThreads, threads);
    greatestProcesses = Math.max(greatestProcesses, tree.members().size());
    if (withThreads) {
      threadReadings++;
    }
    timeLine.add(new MemoryPoint(now - begun, rss, threads));
  }

  /** Ends the cell, with what the sampling has taken. */
  CellMemory end(Figure samplerTime) {
    sample(true);
    final long nanos = System.nanoTime() - begun;
    tree.discover();
    greatestProcesses = Math.max(greatestProcesses, tree.members().size());
    final Peaks peaks = new Peaks(tree, samples, greatestRss);
    Account account = new Account(tree);
    notes.addAll(peaks.notes());
    if (samples < CellMemory.FEWEST_SAMPLES) {
      notes.add(
          "the cell was over after %d samples, fewer than %d, so that only the kernel's peak counts"
              .formatted(samples, CellMemory.FEWEST_SAMPLES));
    }
    return new CellMemory(
        started,
        nanos,
        processes(),
        peaks.ofRoot(),
        peaks.atLeast(),
        peaks.atMost(),
        peakThreads(),
        account.userTime(),
        account.systemTime(),
        account.voluntarySwitches(),
        account.involuntarySwitches(),
        samples,
        samplerTime,
        timeLine.points(),
        List.copyOf(notes));
  }

  private Figure processes() {
    return greatestProcesses > 0
        ? Figure.count(greatestProcesses, tree.source().toString())
        : Figure.absent(tree.whyNoRoot());
  }

  private Figure peakThreads() {
    return greatestThreads > 0
        ? Figure.count(
            greatestThreads, "%s, greatest of %d readings".formatted(tree.source(), threadReadings))
        : Figure.absent(tree.whyNoRoot());
  }
}
