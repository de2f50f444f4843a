package dev.poolbench.core.cleanup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for open files, sockets and pipes, by what the descriptors of this process point to.
 *
 * <p>Two descriptors that point to the same thing are counted, so that a log that was opened anew
 * is none too many.
 */
final class OpenFiles implements Remains {
  private static final File DESCRIPTORS = new File("/proc/self/fd");
  private static final String LISTING = "/proc/%d/fd".formatted(ProcessHandle.current().pid());
  private static final String DELETED = " (deleted)";

  private final CleanUpSettings settings;
  private final Map<String, Long> before;
  private final JdkPollers pollers;

  OpenFiles(CleanUpSettings settings, JdkPollers pollers) {
    this.settings = settings;
    this.pollers = pollers;
    this.before =
        targets().values().stream()
            .collect(
                Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
  }

  @Override
  public CheckKind kind() {
    return CheckKind.FILES;
  }

  @Override
  public Optional<String> obstacle() {
    return DESCRIPTORS.isDirectory()
        ? Optional.empty()
        : Optional.of(
            "needs %s, which Linux has and %s does not"
                .formatted(DESCRIPTORS, System.getProperty("os.name")));
  }

  @Override
  public Found look() {
    Found found = Found.nothing();
    Map<String, Long> left = new HashMap<>(before);
    Map<String, Integer> counts = new HashMap<>();
    @Nullable Sockets sockets = null;
    for (Map.Entry<Integer, String> entry : targets().entrySet()) {
      String target = entry.getValue();
      if (left.merge(target, -1L, Long::sum) < 0) {
        String subject = target;
        if (target.startsWith("socket:")) {
          sockets = sockets == null ? Sockets.read() : sockets;
          subject = "%s %s".formatted(target, sockets.describe(target));
        }
        int count = counts.merge(target, 1, Integer::sum);
        found.add(
            new Remnant(
                target + '#' + count,
                subject,
                "%s (descriptor %d)".formatted(subject, entry.getKey()),
                () -> ""),
            reasonToIgnore(subject, count));
      }
    }
    return found;
  }

  private Optional<String> reasonToIgnore(String subject, int count) {
    return JdkOwn.file(subject)
        .or(() -> pollers.explain(subject, count))
        .or(() -> settings.reasonToAllow(CheckKind.FILES, subject));
  }

  /** Reads where each descriptor points to, the lowest first; one closed meanwhile is left out. */
  private static Map<Integer, String> targets() {
    Map<Integer, String> targets = new TreeMap<>();
    String @Nullable [] names = DESCRIPTORS.list();
    if (names != null) {
      for (String name : names) {
        target(name)
            .filter(target -> !target.equals(LISTING))
            .ifPresent(target -> targets.put(Integer.valueOf(name), target));
      }
    }
    return targets;
  }

  private static Optional<String> target(String descriptor) {
    try {
      Path link = Path.of(DESCRIPTORS.getPath(), descriptor);
      String target = Files.readSymbolicLink(link).toString();
      return Optional.of(
          target.endsWith(DELETED)
              ? target.substring(0, target.length() - DELETED.length())
              : target);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
