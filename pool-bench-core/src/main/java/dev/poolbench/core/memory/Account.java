package dev.poolbench.core.memory;

import java.io.IOException;

/**
 * Adds up, at the end of a cell, what the kernel has counted for the processes of a tree.
 *
 * <p>The processor time of a process that has ended is that which its parent waited for, if that is
 * still in the tree; the kernel adds it there when it takes it away here.
 */
final class Account {
  private final ProcessTree tree;

  private Figure userTime;
  private Figure systemTime;
  private Figure voluntarySwitches;
  private Figure involuntarySwitches;

  Account(ProcessTree tree) {
    this.tree = tree;
    try {
      if (tree.root() == null) {
        throw new IOException(tree.whyNoRoot());
      }
      long[] times = times();
      String source = sourceOfTime(tree);
      userTime = Figure.nanos(times[0], source);
      systemTime = Figure.nanos(times[1], source);
    } catch (IOException e) {
      userTime = Figure.absent(String.valueOf(e.getMessage()));
      systemTime = userTime;
    }
    try {
      if (tree.root() == null) {
        throw new IOException(tree.whyNoRoot());
      }
      long[] switches = switches();
      String source = tree.source() + " task/*/status";
      voluntarySwitches = Figure.count(switches[0], source);
      involuntarySwitches = Figure.count(switches[1], source);
    } catch (IOException e) {
      voluntarySwitches = Figure.absent(String.valueOf(e.getMessage()));
      involuntarySwitches = voluntarySwitches;
    }
  }

  static String sourceOfTime(ProcessTree tree) {
    return tree.members().stream()
        .findFirst()
        .map(member -> member.probe().cpuTimeResolution() / 1_000_000)
        .map(millis -> "%s, to %d ms".formatted(tree.source(), millis))
        .orElse(tree.source().toString());
  }

  private long[] times() throws IOException {
    long[] sum = new long[2];
    for (Member member : tree.members()) {
      add(sum, 1, member.probe().cpuTime());
      add(sum, -1, member.cpuBefore().get());
    }
    for (Member member : tree.ended()) {
      ProcessProbe.CpuTime before = member.cpuBefore().get();
      ProcessProbe.CpuTime after = Reading.of(member.probe()::cpuTime).value();
      if (after != null) {
        add(sum, 1, after);
      } else if (!before.withChildren() || !isThere(before.parent())) {
        throw new IOException(
            "process %d ended meanwhile, and its processor time with it".formatted(member.pid()));
      }
      add(sum, -1, before);
    }
    if (sum[0] < 0 || sum[1] < 0) {
      throw new IOException("a process ended whose processor time nobody waited for");
    }
    return sum;
  }

  private static void add(long[] sum, int sign, ProcessProbe.CpuTime time) {
    sum[0] += sign * time.user();
    sum[1] += sign * time.system();
  }

  private boolean isThere(long pid) {
    return tree.members().stream().anyMatch(member -> member.pid() == pid);
  }

  private long[] switches() throws IOException {
    long[] sum = new long[2];
    for (Member member : tree.ended()) {
      throw new IOException(
          "process %d ended meanwhile, and its context switches with it".formatted(member.pid()));
    }
    for (Member member : tree.members()) {
      ProcessProbe.Switches before = member.switchesBefore().get();
      ProcessProbe.Switches after = member.probe().switches();
      long gone =
          before.threads().stream().filter(thread -> !after.threads().contains(thread)).count();
      if (gone > 0) {
        throw new IOException(
            "%d of %d threads of process %d ended meanwhile, and their context switches with them"
                .formatted(gone, before.threads().size(), member.pid()));
      }
      sum[0] += after.voluntary() - before.voluntary();
      sum[1] += after.involuntary() - before.involuntary();
    }
    return sum;
  }

  Figure userTime() {
    return userTime;
  }

  Figure systemTime() {
    return systemTime;
  }

  Figure voluntarySwitches() {
    return voluntarySwitches;
  }

  Figure involuntarySwitches() {
    return involuntarySwitches;
  }
}
