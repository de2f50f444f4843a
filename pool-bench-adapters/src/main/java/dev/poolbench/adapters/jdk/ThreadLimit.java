package dev.poolbench.adapters.jdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads how many threads this process can have at the most, as far as the system tells.
 *
 * <p>On Linux a thread counts as a process. The least holds of what the user may have, what the
 * process's control group and each group around it may have, and what the kernel can have and can
 * number. They are read through a buffer: what is under {@code /proc/sys} tells all in the first
 * read, and {@code Files.readString} would read a single byte first.
 */
final class ThreadLimit {
  private static final Pattern OF_USER =
      Pattern.compile("^Max processes\\s+(\\d{1,18})\\b", Pattern.MULTILINE);
  private static final Pattern GROUP = Pattern.compile("^0::/(.*)$", Pattern.MULTILINE);
  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,18})\\b");

  private ThreadLimit() {}

  /** Returns the limit, empty if nothing under {@code root} tells one. */
  static OptionalInt read(Path root) {
    OptionalLong least =
        Stream.concat(
                Stream.of(
                    find(OF_USER, root.resolve("proc/self/limits")),
                    find(NUMBER, root.resolve("proc/sys/kernel/threads-max")),
                    find(NUMBER, root.resolve("proc/sys/kernel/pid_max"))),
                groups(root).map(group -> find(NUMBER, group.resolve("pids.max"))))
            .filter(found -> !found.isEmpty())
            .mapToLong(Long::parseLong)
            .min();
    return least.isPresent()
        ? OptionalInt.of((int) Math.min(least.getAsLong(), Integer.MAX_VALUE))
        : OptionalInt.empty();
  }

  private static Stream<Path> groups(Path root) {
    Path top = root.resolve("sys/fs/cgroup");
    Path own = top.resolve(find(GROUP, root.resolve("proc/self/cgroup")));
    return Stream.iterate(own, group -> group.startsWith(top), Path::getParent);
  }

  private static String find(Pattern pattern, Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      Matcher matcher = pattern.matcher(reader.lines().collect(Collectors.joining("\n")));
      return matcher.find() ? matcher.group(1) : "";
    } catch (IOException | UncheckedIOException | SecurityException e) {
      return "";
    }
  }
}
