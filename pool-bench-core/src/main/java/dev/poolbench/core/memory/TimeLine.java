package dev.poolbench.core.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects points in the order of time, at most {@value #MOST}: when full, neighbours are joined in
 * pairs, and from then on each point stands for twice as many.
 */
final class TimeLine<P> {
  static final int MOST = 1_000;

  private final BinaryOperator<P> merge;
  private List<P> points = new ArrayList<>();
  private @Nullable P open;
  private int inOpen;
  private int stride = 1;

  TimeLine(BinaryOperator<P> merge) {
    this.merge = merge;
  }

  void add(P point) {
    open = open == null ? point : merge.apply(open, point);
    inOpen++;
    if (inOpen == stride) {
      points.add(open);
      open = null;
      inOpen = 0;
      if (points.size() == MOST) {
        halve();
      }
    }
  }

  private void halve() {
    List<P> halved = new ArrayList<>(MOST);
    for (int i = 0; i < MOST; i += 2) {
      halved.add(merge.apply(points.get(i), points.get(i + 1)));
    }
    points = halved;
    stride *= 2;
  }

  List<P> points() {
    List<P> all = new ArrayList<>(points);
    if (open != null) {
      all.add(open);
    }
    return List.copyOf(all);
  }
}
