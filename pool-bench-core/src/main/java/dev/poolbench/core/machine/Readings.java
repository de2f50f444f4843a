package dev.poolbench.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Holds what Linux had counted at a moment.
 *
 * @param nanos when, by the clock that only goes forward
 * @param cpus how many processors the machine has, those out of reach of a container included
 * @param busy the processor time that was used on it, in nanoseconds
 * @param own the processor time of this process and of the children that it has waited for
 * @param stolen the processor time that its hypervisor kept from it, in nanoseconds; empty if this
 *     kernel does not tell
 * @param throttled for how long this control group was stopped, in nanoseconds; empty if it is not
 *     told
 * @param swapped how many pages went to or came from the disk; empty if it is not told
 */
record Readings(
    long nanos,
    int cpus,
    long busy,
    long own,
    OptionalLong stolen,
    OptionalLong throttled,
    OptionalLong swapped) {

  /** Linux tells user space of a hundred ticks a second, whatever its own clock does. */
  private static final long TICK = 10_000_000;

  private static final int STEAL = 8;
  private static final int FIRST_OWN = 11;

  /** Reads what there is under a root: {@code proc} and {@code sys} are looked up there. */
  static Readings at(Path root, long nanos) throws IOException {
    Path proc = root.resolve("proc");
    long busy = 0;
    OptionalLong stolen = OptionalLong.empty();
    int cpus = 0;
    for (String line : Files.readAllLines(proc.resolve("stat"))) {
      String[] fields = line.split(" +");
      if (fields[0].equals("cpu")) {
        busy = ticks(fields, 1) + ticks(fields, 2) + ticks(fields, 3);
        busy += ticks(fields, 6) + ticks(fields, 7);
        if (fields.length > STEAL) {
          stolen = OptionalLong.of(ticks(fields, STEAL) * TICK);
        }
      } else if (fields[0].startsWith("cpu")) {
        cpus++;
      }
    }
    String self = Files.readString(proc.resolve("self/stat"));
    String[] fields = self.substring(self.lastIndexOf(')') + 2).strip().split(" +");
    long own = 0;
    for (int i = FIRST_OWN; i < FIRST_OWN + 4; i++) {
      own += ticks(fields, i);
    }
    return new Readings(
        nanos,
        cpus,
        busy * TICK,
        own * TICK,
        stolen,
        throttled(root),
        sum(counted(proc.resolve("vmstat"), "pswpin"), counted(proc.resolve("vmstat"), "pswpout")));
  }

  private static long ticks(String[] fields, int place) {
    return Long.parseLong(fields[place]);
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b) {
    return a.isPresent() && b.isPresent()
        ? OptionalLong.of(a.getAsLong() + b.getAsLong())
        : OptionalLong.empty();
  }

  /** Asks this process's own control group, of version 2. */
  private static OptionalLong throttled(Path root) throws IOException {
    Path groups = root.resolve("proc/self/cgroup");
    if (!Files.exists(groups)) {
      return OptionalLong.empty();
    }
    Optional<String> own =
        Files.readAllLines(groups).stream()
            .filter(line -> line.startsWith("0::/"))
            .map(line -> line.substring("0::/".length()))
            .findFirst();
    if (own.isEmpty()) {
      return OptionalLong.empty();
    }
    Path file = root.resolve("sys/fs/cgroup").resolve(own.get()).resolve("cpu.stat");
    OptionalLong micros = counted(file, "throttled_usec");
    return micros.isPresent() ? OptionalLong.of(micros.getAsLong() * 1_000) : micros;
  }

  /** Returns the number after a name; empty if the file or the name is not there. */
  private static OptionalLong counted(Path file, String name) throws IOException {
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name + " "))
          .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).strip()))
          .findFirst();
    }
  }
}
