package dev.poolbench.core.cleanup;

import dev.poolbench.core.memory.Figure;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks how much live heap is retained.
 *
 * <p>A reading can only be too high: it may contain what is about to be collected, and serial and
 * parallel collectors compact everything only every fourth time. So the least of several readings
 * is the baseline, and a leak must show in several, to the end of the grace period.
 */
final class LiveHeap {
  static final String SOURCE = "JVM class histogram";

  private static final int MOST_READINGS = 6;
  private static final int LEAST_FOR_LEAK = 5;
  private static final long AGREEMENT = 4_096;
  private static final int MOST_CLASSES = 10;
  private static final long WORTH_NAMING = 10_000;

  private final CleanUpSettings settings;
  private final long classesBefore;
  private String obstacle = "";

  /** Is kept while the next reading is taken, as it is at the check: its own size counts. */
  private @Nullable Histogram before;

  LiveHeap(CleanUpSettings settings, boolean quick) {
    this.settings = settings;
    if (settings.kinds().contains(CheckKind.HEAP)) {
      settle();
    } else if (!quick) {
      System.gc();
    }
    this.classesBefore = loadedClasses();
  }

  private void settle() {
    try {
      before = Histogram.take();
      Histogram least = Histogram.take();
      before = least;
      long last = least.total();
      boolean agreed = false;
      for (int i = 2; i < MOST_READINGS && !agreed; i++) {
        Histogram next = Histogram.take();
        agreed = Math.abs(next.total() - last) <= AGREEMENT;
        last = next.total();
        if (last <= least.total()) {
          least = next;
          before = next;
        }
      }
    } catch (Diagnostics.Unavailable e) {
      obstacle = String.valueOf(e.getMessage());
    }
  }

  Optional<Histogram> before() {
    return Optional.ofNullable(before);
  }

  /**
   * What has come of the check.
   *
   * @param check the verdict
   * @param retained the bytes
   */
  record Result(CleanUpCheck check, Figure retained) {

    static Result notChecked(String why) {
      return new Result(CleanUpCheck.notChecked(CheckKind.HEAP, why), Figure.absent(why));
    }
  }

  /** Checks, waiting for the heap to shrink until the grace period of {@code clock} is over. */
  Result check(GraceClock clock) throws InterruptedException {
    Histogram base = before;
    if (!settings.kinds().contains(CheckKind.HEAP)) {
      return Result.notChecked(CleanUpBaseline.SWITCHED_OFF);
    }
    if (base == null || !obstacle.isEmpty()) {
      return Result.notChecked(obstacle);
    }
    long classes = Math.max(0, loadedClasses() - classesBefore);
    long tolerance = settings.heapTolerance() + settings.heapPerLoadedClass() * classes;
    try {
      Reading reading = read(base);
      long first = reading.counted();
      for (int i = 1; reading.counted() > tolerance && (i < LEAST_FOR_LEAK || !clock.over()); i++) {
        clock.pause();
        Reading next = read(base);
        reading = next.counted() < reading.counted() ? next : reading;
      }
      return new Result(
          verdict(reading, first, tolerance, classes, clock),
          Figure.bytes(reading.retained(), SOURCE));
    } catch (Diagnostics.Unavailable e) {
      return Result.notChecked(String.valueOf(e.getMessage()));
    }
  }

  private static CleanUpCheck verdict(
      Reading reading, long first, long tolerance, long classes, GraceClock clock) {
    List<Evidence> evidence = new ArrayList<>();
    List<Lingered> lingered = new ArrayList<>();
    if (reading.counted() > tolerance) {
      evidence.add(
          new Evidence(
              "%s of live heap retained; accepted is %s, with %d classes loaded meanwhile"
                  .formatted(Units.bytes(reading.counted()), Units.bytes(tolerance), classes),
              reading.growth()));
    } else if (first > tolerance) {
      lingered.add(
          new Lingered(
              Units.bytes(first - reading.counted()) + " of live heap", clock.sinceClose()));
    }
    return CleanUpCheck.of(CheckKind.HEAP, evidence, lingered, reading.ignored());
  }

  /**
   * How much is retained.
   *
   * @param retained the bytes
   * @param counted the bytes that count
   * @param ignored what does not
   * @param growth the classes that have grown the most
   */
  private record Reading(long retained, long counted, List<Evidence> ignored, String growth) {}

  private Reading read(Histogram base) throws Diagnostics.Unavailable {
    Histogram now = Histogram.take();
    long retained = now.total() - base.total();
    long counted = retained;
    List<Evidence> ignored = new ArrayList<>();
    Map<String, Long> growth = now.growth(base);
    for (Map.Entry<String, Long> entry : growth.entrySet()) {
      Optional<String> reason =
          JdkOwn.heap(entry.getKey())
              .or(() -> settings.reasonToAllow(CheckKind.HEAP, entry.getKey()));
      if (reason.isPresent()) {
        counted -= entry.getValue();
        if (entry.getValue() >= WORTH_NAMING) {
          ignored.add(new Evidence(grown(entry, now, base), reason.get()));
        }
      }
    }
    String most =
        growth.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_CLASSES)
            .map(entry -> grown(entry, now, base))
            .collect(Collectors.joining("\n"));
    return new Reading(retained, counted, ignored, most);
  }

  private static String grown(Map.Entry<String, Long> entry, Histogram now, Histogram base) {
    return "%s: %s more, in %+d objects"
        .formatted(
            entry.getKey(), Units.bytes(entry.getValue()), now.moreInstances(entry.getKey(), base));
  }

  private static long loadedClasses() {
    return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
  }
}
