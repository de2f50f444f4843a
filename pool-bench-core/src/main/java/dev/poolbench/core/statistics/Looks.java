package dev.poolbench.core.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Says after how many blocks a run looks at what it has, and how much of the permitted error each
 * look may use.
 *
 * <p>Whoever looks repeatedly and stops when there is something to see is wrong more often than the
 * interval says: with plain 95 % intervals after each of five looks, more than twice as often. Here
 * the looks share the error (P. Armitage, C. K. McPherson and B. C. Rowe, "Repeated Significance
 * Tests on Accumulating Data", Journal of the Royal Statistical Society A 132, 1969, on why; C.
 * Jennison and B. W. Turnbull, "Interim Analyses: The Repeated Confidence Interval Approach",
 * Journal of the Royal Statistical Society B 51, 1989, on intervals that hold at all looks
 * together). The shares add up to 1, so that by C. E. Bonferroni's inequality all looks together
 * are wrong no more often than one look would be, for any distribution and any rule of stopping.
 * The first look has 0.32 of it, for with eight blocks a smaller share would decide nothing; the
 * others share the rest evenly.
 */
public final class Looks {
  /** The fewest blocks that allow a verdict: with five, no rank test can be 95 % sure. */
  public static final int FEWEST_BLOCKS = 8;

  private static final double FIRST_SHARE = 0.32;
  private static final List<Integer> BLOCKS =
      List.of(8, 12, 20, 32, 50, 80, 125, 200, 320, 500, 800, 1_250, 2_000);

  private final List<Integer> blocks;

  private Looks(List<Integer> blocks) {
    this.blocks = blocks;
  }

  /**
   * Makes the looks of a run that makes all its blocks, whatever comes of them.
   *
   * @return one look, which has all of the error
   */
  public static Looks once() {
    return new Looks(List.of());
  }

  /**
   * Makes the looks of a run that stops as soon as it has seen enough: after 8, 12, 20, 32, 50
   * blocks and so on, and after the last.
   *
   * @param most the most blocks that it makes, at least 1
   * @return the looks
   */
  public static Looks upTo(int most) {
    List<Integer> blocks = new ArrayList<>(BLOCKS.stream().filter(count -> count < most).toList());
    blocks.add(most);
    return new Looks(List.copyOf(blocks));
  }

  /**
   * Returns after how many blocks there is a look.
   *
   * @return the numbers, ascending; empty if there is one look only, whenever it is
   */
  public List<Integer> blocks() {
    return blocks;
  }

  /**
   * Returns how often the verdicts of a look may be wrong. A run that is ended between two looks,
   * for a reason that has nothing to do with what it saw, uses the share of the next.
   *
   * @param made how many blocks have been made
   * @return a share of {@link PairedComparison#ERROR}, or all of it if there is only one look
   */
  public double error(int made) {
    if (blocks.size() < 2) {
      return PairedComparison.ERROR;
    }
    return PairedComparison.ERROR
        * (made <= blocks.get(0) ? FIRST_SHARE : (1 - FIRST_SHARE) / (blocks.size() - 1));
  }
}
