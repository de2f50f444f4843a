package dev.poolbench.core.machine;

import dev.poolbench.core.report.MachineWarning;
import dev.poolbench.core.report.MachineWarning.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each block what the machine did meanwhile beside the run. It is asked between series,
 * when no fork is alive: the processor time of those that have ended is then known to the kernel as
 * this process's own.
 */
public final class MachineWatch {
  /** Which share of all processors others may use before it is worth a warning. */
  private static final double LOAD = 0.1;

  /** From which share on a block is worth measuring again. */
  private static final double HEAVY_LOAD = 0.25;

  /** What is shorter is taken together with what follows: the kernel counts in steps of 10 ms. */
  private static final long LEAST = 200_000_000;

  private static final double STOLEN = 0.01;
  private static final double THROTTLED = 0.01;

  private static final Map<Kind, String> ADVICE =
      Map.of(
          Kind.LOAD,
          "another program runs on this machine; end it, or measure at another time",
          Kind.REPEATED,
          "the first attempt is in no figure; another program ran on this machine",
          Kind.STEAL,
          "the virtual machine shares its processors with others; take one with dedicated processors",
          Kind.THROTTLING,
          "the container has used up its processor time; raise its limit (cpu.max)",
          Kind.SWAP,
          "memory is short; end other programs, or give the forks a smaller heap");

  private final Path root;
  private final LongSupplier clock;
  private final LongSupplier fixtureTime;
  private final Map<Kind, TreeMap<Integer, Double>> worst = new EnumMap<>(Kind.class);
  private @Nullable Readings last;
  private long lastFixture;
  private int cpus;
  private final Map<Kind, String> notWatched = new EnumMap<>(Kind.class);

  /**
   * Begins to watch.
   *
   * @param root the root of the file system, in which {@code proc} and {@code sys} are looked up
   * @param clock nanoseconds, by a clock that only goes forward
   * @param fixtureTime the processor time of the fixture in nanoseconds, which is no load of others
   */
  public MachineWatch(Path root, LongSupplier clock, LongSupplier fixtureTime) {
    this.root = root;
    this.clock = clock;
    this.fixtureTime = fixtureTime;
    Readings first = read();
    if (first != null) {
      miss(Kind.STEAL, first.stolen(), "/proc/stat has no column of stolen time");
      miss(
          Kind.THROTTLING, first.throttled(), "no control group of version 2 tells throttled_usec");
      miss(Kind.SWAP, first.swapped(), "/proc/vmstat does not tell pswpin and pswpout");
    }
  }

  private void miss(Kind kind, OptionalLong reading, String why) {
    if (reading.isEmpty()) {
      notWatched.put(kind, "not available: " + why);
    }
  }

  private @Nullable Readings read() {
    try {
      lastFixture = fixtureTime.getAsLong();
      last = Readings.at(root, clock.getAsLong());
      cpus = last.cpus();
    } catch (IOException | RuntimeException e) {
      last = null;
      String why = "not available: %s cannot be read".formatted(root.resolve("proc/stat"));
      List.of(Kind.LOAD, Kind.STEAL, Kind.THROTTLING, Kind.SWAP)
          .forEach(kind -> notWatched.put(kind, why));
    }
    return last;
  }

  /**
   * Says what is not watched here.
   *
   * @return why not, of each kind
   */
  public Map<Kind, String> notWatched() {
    return Map.copyOf(notWatched);
  }

  /**
   * Takes what happened since it was last called as having touched a block.
   *
   * @param block the block, 0 for before the first
   */
  public void passed(int block) {
    Readings from = last;
    long fixtureFrom = lastFixture;
    if (from == null || clock.getAsLong() - from.nanos() < LEAST) {
      return;
    }
    Readings to = read();
    if (to == null) {
      return;
    }
    double span = to.nanos() - from.nanos();
    long mine = to.own() - from.own() + Math.max(0, lastFixture - fixtureFrom);
    note(Kind.LOAD, block, (to.busy() - from.busy() - mine) / span, LOAD * cpus);
    note(Kind.STEAL, block, grown(from.stolen(), to.stolen()) / span / cpus, STOLEN);
    note(Kind.THROTTLING, block, grown(from.throttled(), to.throttled()) / span, THROTTLED);
    note(Kind.SWAP, block, grown(from.swapped(), to.swapped()), 0);
  }

  /** Returns NaN, of which no warning comes, where it is not told. */
  private static double grown(OptionalLong from, OptionalLong to) {
    return from.isPresent() && to.isPresent()
        ? (double) (to.getAsLong() - from.getAsLong())
        : Double.NaN;
  }

  private void note(Kind kind, int block, double amount, double accepted) {
    if (amount > accepted) {
      worst.computeIfAbsent(kind, key -> new TreeMap<>()).merge(block, amount, Math::max);
    }
  }

  /**
   * Tells whether others used so much that a block is worth measuring again.
   *
   * @param block the block
   * @return whether they used more than a quarter of all processors during one of its series
   */
  public boolean isHeavy(int block) {
    return worst.getOrDefault(Kind.LOAD, new TreeMap<>()).getOrDefault(block, 0.0)
        > HEAVY_LOAD * cpus;
  }

  /**
   * Takes a block as measured again: what touched it is forgotten, but for the load that is why.
   *
   * @param block the block
   */
  public void repeated(int block) {
    double load = worst.getOrDefault(Kind.LOAD, new TreeMap<>()).getOrDefault(block, 0.0);
    worst.values().forEach(blocks -> blocks.remove(block));
    worst.values().removeIf(Map::isEmpty);
    note(Kind.REPEATED, block, load, 0);
  }

  /**
   * Returns what was seen.
   *
   * @return a warning for each kind, with the blocks that it touched
   */
  public List<MachineWarning> warnings() {
    List<MachineWarning> warnings = new ArrayList<>();
    worst.forEach(
        (kind, blocks) -> {
          double most = blocks.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
          warnings.add(
              new MachineWarning(
                  kind,
                  List.copyOf(blocks.keySet()),
                  text(kind, most),
                  ADVICE.getOrDefault(kind, "")));
        });
    return warnings;
  }

  private String text(Kind kind, double most) {
    return switch (kind) {
      case LOAD -> String.format(Locale.ROOT, "others used up to %.1f of %d CPUs", most, cpus);
      case REPEATED ->
          String.format(
              Locale.ROOT,
              "others used up to %.1f of %d CPUs, so that it was measured again",
              most,
              cpus);
      case STEAL ->
          String.format(Locale.ROOT, "up to %.0f %% of the processor time was stolen", 100 * most);
      case THROTTLING ->
          String.format(
              Locale.ROOT, "the container was throttled up to %.0f %% of the time", 100 * most);
      case SWAP ->
          String.format(Locale.ROOT, "up to %.0f pages were swapped during a series", most);
      case FEW_CPUS, AGENT -> "";
    };
  }
}
