package dev.poolbench.core.memory;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/** Reads the state of a tree that has just been sampled. */
final class Snapshot {
  private final ProcessTree tree;
  private final Member root;

  private long pss;
  private long swap;
  private long rss;
  private long rootRss;
  private Reading<Boolean> pages = new Reading<>(true, null);

  private Snapshot(ProcessTree tree, Member root) {
    this.tree = tree;
    this.root = root;
  }

  static ProcessState of(ProcessTree tree, Instant at) {
    Member root = tree.root();
    if (root != null) {
      Snapshot snapshot = new Snapshot(tree, root);
      snapshot.readPages();
      if (tree.root() != null) {
        return snapshot.state(at);
      }
    }
    Figure none = Figure.absent(tree.whyNoRoot());
    return new ProcessState(at, none, none, none, none, none, none, none, none);
  }

  private void readPages() {
    for (Member member : List.copyOf(tree.members())) {
      Reading<ProcessProbe.Pages> read = Reading.of(member.probe()::pages);
      if (read.value() == null) {
        tree.sample(false);
        if (!tree.members().contains(member)) {
          continue;
        }
        pages = new Reading<>(null, read.reason());
        return;
      }
      ProcessProbe.Pages found = read.value();
      pss += found.pss();
      swap += found.swap();
      rss += found.rss();
      if (member == root) {
        rootRss = found.rss();
      }
    }
  }

  /** The resident memory that comes with the pages is exact; the counters may lag a little. */
  private ProcessState state(Instant at) {
    boolean exact = pages.value() != null;
    String source = tree.source() + (exact ? " smaps_rollup" : "");
    Figure noPages = Figure.absent(String.valueOf(pages.reason()));
    return new ProcessState(
        at,
        Figure.count(tree.members().size(), tree.source().toString()),
        Figure.bytes(exact ? rootRss : root.rss(), source),
        Figure.bytes(exact ? rss : tree.rss(), source),
        exact ? Figure.bytes(pss, source) : noPages,
        exact ? Figure.bytes(swap, source) : noPages,
        Figure.count(tree.threads(), tree.source().toString()),
        time(ProcessProbe.CpuTime::user),
        time(ProcessProbe.CpuTime::system));
  }

  private Figure time(ToLongFunction<ProcessProbe.CpuTime> part) {
    long sum = 0;
    try {
      for (Member member : tree.members()) {
        sum += part.applyAsLong(member.probe().cpuTime());
      }
    } catch (IOException e) {
      return Figure.absent(String.valueOf(e.getMessage()));
    }
    return Figure.nanos(sum, Account.sourceOfTime(tree));
  }
}
