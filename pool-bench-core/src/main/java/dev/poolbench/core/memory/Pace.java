package dev.poolbench.core.memory;

/**
 * Says when to sample next: after the period, or later if the processor time of the sampling would
 * exceed its share of the cell, and when to look for new processes.
 *
 * <p>Waking a thread costs 5 us on some machines and 100 us on others, more than what it then
 * reads; a look for new processes may cost a millisecond. Both shares together stay below the 0.5 %
 * that are promised, since what is done next is known only afterwards. Once there are enough
 * samples for whatever a cell says, more would only disturb it, so their share is less from then.
 */
final class Pace {
  private static final double SAMPLE_SHARE = 0.0035;
  private static final double SHARE_ONCE_ENOUGH = 0.001;
  private static final double SEARCH_SHARE = 0.001;
  private static final long SEARCH_PERIOD = 100_000_000L;

  private final long period;
  private double share;
  private long since;
  private long last;
  private long cpuLast;
  private long taken;
  private long cost;
  private long searchCost;
  private long nextSearch;

  Pace(long period) {
    this.period = period;
  }

  /** Begins a cell, with the processor time of the thread until then. */
  void begin(long now, long cpu) {
    share = SAMPLE_SHARE;
    since = now;
    last = now;
    cpuLast = cpu;
    taken = 0;
    nextSearch = now + searchPeriod();
  }

  /**
   * Tells of a sample, with the processor time of the thread until then, and whether the cell has
   * enough of them. What a share was not used for, or was exceeded by, is none of the next one's.
   */
  void sampled(long now, long cpu, boolean enough) {
    last = now;
    taken += cpu - cpuLast;
    cost = Math.max(cpu - cpuLast, cost - cost / 8);
    cpuLast = cpu;
    double next = enough ? SHARE_ONCE_ENOUGH : SAMPLE_SHARE;
    if (next != share) {
      share = next;
      since = now;
      taken = 0;
    }
  }

  boolean isSearchDue(long now) {
    return now - nextSearch >= 0;
  }

  /** Tells of a search, with the processor time that it took. */
  void searched(long now, long cpu) {
    searchCost = Math.max(cpu, searchCost - searchCost / 8);
    cpuLast += cpu;
    nextSearch = now + searchPeriod();
  }

  private long searchPeriod() {
    return Math.max(SEARCH_PERIOD, (long) (searchCost / SEARCH_SHARE));
  }

  /** Returns how long to wait yet, in nanoseconds; not positive if a sample is due. */
  long delay(long now) {
    long paid = since + (long) ((taken + cost) / share);
    return Math.max(last + period, paid) - now;
  }
}
