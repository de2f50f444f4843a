package dev.poolbench.core.report;

/**
 * Sums up how long something took each time, in nanoseconds, to three digits.
 *
 * @param count how many times it was timed
 * @param least the least
 * @param median what half did not exceed
 * @param p90 what 90 % did not exceed
 * @param p99 what 99 % did not exceed
 * @param p999 what 99.9 % did not exceed
 * @param most the most
 * @param mean the mean
 * @param histogram all of it, as HdrHistogram's compressed form (V2) in Base64, which its tools
 *     read
 */
public record Distribution(
    long count,
    long least,
    long median,
    long p90,
    long p99,
    long p999,
    long most,
    double mean,
    String histogram) {}
