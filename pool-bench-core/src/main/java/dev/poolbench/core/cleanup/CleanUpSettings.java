package dev.poolbench.core.cleanup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds how long the checks wait and what they tolerate.
 *
 * <p>Live heap is counted exactly, but code that runs for the first time leaves the classes it has
 * loaded, with their constants and caches, on the heap: 0.5 to 8 kB a class for such things as a
 * first HTTP client, compiler or localised date. So there is a tolerance a class besides the fixed
 * one, and code that loads a thousand classes may hide a leak of some megabytes. To check more
 * strictly, run the code once before it is checked.
 *
 * @param grace how long after close it is waited for what is on its way out, 2 s by default
 * @param closeLimit how long closing may take, 2 s by default
 * @param deadline after what time a step that does not end is interrupted, 30 s by default
 * @param heapTolerance how much live heap may be retained, 500,000 bytes by default: the JDK's
 *     caches move by less, and 1 MB stands out
 * @param heapPerLoadedClass how much live heap may be retained for each class that was loaded
 *     meanwhile, 8,000 bytes by default
 * @param kinds what is checked, all by default
 * @param allowed what may be left behind, besides the JDK's own; nothing by default
 */
public record CleanUpSettings(
    Duration grace,
    Duration closeLimit,
    Duration deadline,
    long heapTolerance,
    long heapPerLoadedClass,
    Set<CheckKind> kinds,
    List<Allowance> allowed) {
  private static final CleanUpSettings DEFAULTS =
      new CleanUpSettings(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          500_000,
          8_000,
          EnumSet.allOf(CheckKind.class),
          List.of());

  /**
   * Checks the amounts and copies the collections.
   *
   * @param grace how long it is waited after close
   * @param closeLimit how long closing may take
   * @param deadline after what time a step that does not end is interrupted
   * @param heapTolerance how much live heap may be retained, in bytes
   * @param heapPerLoadedClass the same for each class that was loaded, in bytes
   * @param kinds what is checked
   * @param allowed what may be left behind
   * @throws IllegalArgumentException if an amount is not accepted; the message names it
   */
  public CleanUpSettings {
    check("grace", grace, !grace.isNegative(), "0 or more");
    check("closeLimit", closeLimit, !closeLimit.isNegative(), "0 or more");
    check(
        "deadline",
        deadline,
        !deadline.isNegative() && !deadline.isZero() && deadline.compareTo(closeLimit) >= 0,
        "more than 0, and no less than the close limit of " + closeLimit);
    check("heapTolerance", heapTolerance, heapTolerance >= 0, "0 bytes or more");
    check("heapPerLoadedClass", heapPerLoadedClass, heapPerLoadedClass >= 0, "0 bytes or more");
    kinds = Set.copyOf(kinds);
    allowed = List.copyOf(allowed);
  }

  private static void check(String option, Object value, boolean accepted, String what) {
    if (!accepted) {
      throw new IllegalArgumentException("%s %s: accepted is %s".formatted(option, value, what));
    }
  }

  /**
   * Returns the settings that hold unless others are named.
   *
   * @return the defaults
   */
  public static CleanUpSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Sets how long after close it is waited for what is on its way out.
   *
   * @param time 0 or more
   * @return settings that differ in this
   * @throws IllegalArgumentException if the time is negative
   */
  public CleanUpSettings withGrace(Duration time) {
    return new CleanUpSettings(
        time, closeLimit, deadline, heapTolerance, heapPerLoadedClass, kinds, allowed);
  }

  /**
   * Sets how long closing may take.
   *
   * @param time 0 or more, and no more than the deadline
   * @return settings that differ in this
   * @throws IllegalArgumentException if the time is not accepted
   */
  public CleanUpSettings withCloseLimit(Duration time) {
    return new CleanUpSettings(
        grace, time, deadline, heapTolerance, heapPerLoadedClass, kinds, allowed);
  }

  /**
   * Sets after what time a step that does not end is interrupted: opening, using and closing are a
   * step each, a block is one as a whole.
   *
   * @param time more than 0, and no less than the close limit
   * @return settings that differ in this
   * @throws IllegalArgumentException if the time is not accepted
   */
  public CleanUpSettings withDeadline(Duration time) {
    return new CleanUpSettings(
        grace, closeLimit, time, heapTolerance, heapPerLoadedClass, kinds, allowed);
  }

  /**
   * Sets how much live heap may be retained.
   *
   * @param bytes in all, 0 or more
   * @param bytesPerLoadedClass and for each class that was loaded meanwhile, 0 or more
   * @return settings that differ in this
   * @throws IllegalArgumentException if a number is negative
   */
  public CleanUpSettings withHeapTolerance(long bytes, long bytesPerLoadedClass) {
    return new CleanUpSettings(
        grace, closeLimit, deadline, bytes, bytesPerLoadedClass, kinds, allowed);
  }

  /**
   * Switches checks off, such as that of the heap where it is so large that counting it takes
   * seconds.
   *
   * @param unwanted the checks
   * @return settings that differ in this
   */
  public CleanUpSettings without(CheckKind... unwanted) {
    Set<CheckKind> wanted = EnumSet.noneOf(CheckKind.class);
    wanted.addAll(kinds);
    List.of(unwanted).forEach(wanted::remove);
    return new CleanUpSettings(
        grace, closeLimit, deadline, heapTolerance, heapPerLoadedClass, wanted, allowed);
  }

  /**
   * Allows something to be left behind; it is still named, among what was ignored.
   *
   * @param kind the check it holds for
   * @param pattern a regular expression, as {@link Allowance#pattern}
   * @param reason why it is allowed
   * @return settings that differ in this
   * @throws IllegalArgumentException if the pattern is not a regular expression, or the check has
   *     nothing to allow
   */
  public CleanUpSettings allowing(CheckKind kind, String pattern, String reason) {
    List<Allowance> more = new ArrayList<>(allowed);
    more.add(new Allowance(kind, pattern, reason));
    return new CleanUpSettings(
        grace, closeLimit, deadline, heapTolerance, heapPerLoadedClass, kinds, more);
  }

  Optional<String> reasonToAllow(CheckKind kind, String subject) {
    return allowed.stream()
        .filter(allowance -> allowance.kind() == kind && subject.matches(allowance.pattern()))
        .map(Allowance::reason)
        .findFirst();
  }
}
