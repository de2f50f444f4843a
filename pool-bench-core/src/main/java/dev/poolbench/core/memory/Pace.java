package dev.poolbench.core.memory;

/**
 * Says when to sample next: after the period, or later if the processor time of the sampling would
 * exceed its share of the cell.
 *
 * <p>Waking a thread costs 5 us on some machines and 100 us on others, more than what it then
 * reads.
 */
final class Pace {
  /** Less than the 0.5 % that are promised, for a sample is paid for before it is known. */
  private static final double SHARE = 0.004;

  private static final double DISCOVERY_SHARE = 0.001;
  private static final long DISCOVERY_PERIOD = 100_000_000L;

  private final long period;
  private long begun;
  private long cpuBegun;
  private long cpuLast;
  private long last;
  private long cost;
  private long nextDiscovery;

  Pace(long period) {
    this.period = period;
  }

  void begin(long now, long cpu) {
    begun = now;
    last = now;
    cpuBegun = cpu;
    cpuLast = cpu;
    nextDiscovery = now + DISCOVERY_PERIOD;
  }

  /** Tells of a sample, with the processor time of the thread until then. */
  void sampled(long now, long cpu) {
    last = now;
    cost = Math.max(cpu - cpuLast, cost - cost / 8);
    cpuLast = cpu;
  }

  boolean isDiscoveryDue(long now) {
    return now - nextDiscovery >= 0;
  }

  void discovered(long now, long cpuCost) {
    nextDiscovery = now + Math.max(DISCOVERY_PERIOD, (long) (cpuCost / DISCOVERY_SHARE));
  }

  /** Returns how long to wait yet, in nanoseconds; not positive if a sample is due. */
  long delay(long now) {
    long paid = begun + (long) ((cpuLast - cpuBegun + cost) / SHARE);
    return Math.max(last + period, paid) - now;
  }
}
