package dev.poolbench.core.memory;

import java.util.ArrayList;
import java.util.List;

/** Makes the peaks of a cell from the kernel's and from the samples. */
final class Peaks {
  private final ProcessTree tree;
  private final int samples;
  private final long greatestSum;
  private final List<String> notes = new ArrayList<>();
  private final Figure ofRoot;

  private long greatest;
  private long sum;
  private String missing = "";

  Peaks(ProcessTree tree, int samples, long greatestSum) {
    this.tree = tree;
    this.samples = samples;
    this.greatestSum = greatestSum;
    tree.ended().forEach(this::add);
    tree.members().forEach(this::add);
    ofRoot = root();
  }

  private void add(Member member) {
    Reading<Long> kernel = member.kernelPeak();
    long peak = Math.max(member.greatestRss(), kernel.value() == null ? 0 : kernel.value());
    greatest = Math.max(greatest, peak);
    sum += peak;
    if (kernel.reason() != null && missing.isEmpty()) {
      missing = kernel.reason();
    }
  }

  private Figure root() {
    Member root = tree.root();
    if (root == null) {
      return Figure.absent(tree.whyNoRoot() + ", so that its peak could not be read");
    }
    Reading<Long> kernel = root.kernelPeak();
    if (kernel.value() != null && kernel.value() >= root.greatestRss()) {
      return Figure.bytes(kernel.value(), tree.source() + " VmHWM");
    }
    if (kernel.reason() != null) {
      notes.add("the peak is only that of the samples: " + kernel.reason());
    }
    return Figure.bytes(root.greatestRss(), ofSamples("greatest"));
  }

  Figure ofRoot() {
    return ofRoot;
  }

  Figure atLeast() {
    if (greatest == 0) {
      return Figure.absent(tree.whyNoRoot());
    }
    return greatest > greatestSum
        ? Figure.bytes(greatest, tree.source() + " VmHWM, greatest of a process")
        : Figure.bytes(greatestSum, ofSamples("greatest sum"));
  }

  Figure atMost() {
    if (greatest == 0) {
      return Figure.absent(tree.whyNoRoot());
    }
    return missing.isEmpty()
        ? Figure.bytes(sum, tree.source() + " VmHWM, sum over all processes")
        : Figure.absent(missing);
  }

  List<String> notes() {
    return notes;
  }

  private String ofSamples(String what) {
    return "%s, %s of %d samples".formatted(tree.source(), what, samples);
  }
}
