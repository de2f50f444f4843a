package dev.poolbench.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds what Linux had counted at a moment.
 *
 * @param nanos when, by the clock that only goes forward
 * @param cpus how many processors the machine has, those out of reach of a container included
 * @param busy the processor time that was used on it, in nanoseconds
 * @param stolen the processor time that its hypervisor kept from it, in nanoseconds
 * @param own the processor time of this process and of the children that it has waited for
 * @param throttled for how long this control group was stopped, in nanoseconds
 * @param swapped how many pages went to or came from the disk
 */
record Readings(
    long nanos, int cpus, long busy, long stolen, long own, long throttled, long swapped) {

  /** Linux tells user space of a hundred ticks a second, whatever its own clock does. */
  private static final long TICK = 10_000_000;

  private static final int STEAL = 8;
  private static final int FIRST_OWN = 11;

  /** Reads what there is under a root: {@code proc} and {@code sys} are looked up there. */
  static Readings at(Path root, long nanos) throws IOException {
    Path proc = root.resolve("proc");
    long busy = 0;
    long stolen = 0;
    int cpus = 0;
    for (String line : Files.readAllLines(proc.resolve("stat"))) {
      String[] fields = line.split(" +");
      if (fields[0].equals("cpu")) {
        busy = ticks(fields, 1) + ticks(fields, 2) + ticks(fields, 3);
        busy += ticks(fields, 6) + ticks(fields, 7);
        stolen = fields.length > STEAL ? ticks(fields, STEAL) : 0;
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
        stolen * TICK,
        own * TICK,
        throttled(root) * 1_000,
        counted(proc.resolve("vmstat"), "pswpin") + counted(proc.resolve("vmstat"), "pswpout"));
  }

  private static long ticks(String[] fields, int place) {
    return Long.parseLong(fields[place]);
  }

  /** Returns the microseconds of this process's own control group, version 2; 0 without one. */
  private static long throttled(Path root) throws IOException {
    Path groups = root.resolve("proc/self/cgroup");
    if (!Files.exists(groups)) {
      return 0;
    }
    Optional<String> own =
        Files.readAllLines(groups).stream()
            .filter(line -> line.startsWith("0::/"))
            .map(line -> line.substring("0::/".length()))
            .findFirst();
    return own.isPresent()
        ? counted(
            root.resolve("sys/fs/cgroup").resolve(own.get()).resolve("cpu.stat"), "throttled_usec")
        : 0;
  }

  /** Returns the number after a name; 0 if the file or the name is not there. */
  private static long counted(Path file, String name) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name + " "))
          .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).strip()))
          .findFirst()
          .orElse(0);
    }
  }
}
