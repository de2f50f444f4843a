package dev.poolbench.core.measure;

/**
 * Folds (job, result) pairs into 32 bits, in any order.
 *
 * <p>The pairs are mixed by the multiply and xor-shift steps of SplitMix64 (Steele, Lea and Flood,
 * 2014) and added, so that a wrong result, a result of another job, or a job missing or done twice
 * leaves the sum as it should be once in 2<sup>32</sup> times.
 */
final class Checksum {
  private Checksum() {}

  static int of(long job, double result) {
    long mixed = Double.doubleToLongBits(result) ^ (job * 0x9E3779B97F4A7C15L);
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    return (int) (mixed >>> 32);
  }
}
