package dev.poolbench.core.run;

import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.statistics.Looks;
import java.time.Duration;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/** Decides before each block whether it is still to be measured. */
final class Pace {
  private final Looks looks;
  private final boolean untilSettled;
  private final long limit;
  private final LongSupplier clock;
  private final long start;
  private int block;
  private int begun;
  private boolean over;

  Pace(Settings settings, LongSupplier clock) {
    this.looks = settings.stopping().looks(settings.forks());
    this.untilSettled = settings.stopping().untilSettled();
    this.limit = settings.stopping().time().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /**
   * Tells whether a block is to be measured: the one that has begun is, and the next is unless all
   * is settled or it would likely end after the limit, from what those before took.
   */
  boolean goesOn(int next, IntPredicate settled) {
    if (!over) {
      over =
          !hasTimeForOneMore()
              || (untilSettled && looks.blocks().contains(block) && settled.test(block));
      block = over ? block : next;
      begun += over ? 0 : 1;
    }
    return !over;
  }

  /** Tells whether a block would likely end before the limit; the first is always begun. */
  boolean hasTimeForOneMore() {
    long taken = clock.getAsLong() - start;
    return begun == 0 || taken + taken / begun <= limit;
  }
}
