package dev.poolbench.core.threads;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists virtual threads from the dump that the diagnostic bean of JDK 21 and newer writes, to a
 * file only.
 *
 * <p>That dump has the threads of executors, and all others too unless they are not tracked.
 */
public final class VirtualThreads {
  private static final int FIRST_WITH = 21;
  private static final int MOST = 10_000;
  private static final Pattern HEADER =
      Pattern.compile("#(\\d+) \"(.*)\" virtual(?: ([A-Z_]+))?.*");
  private static final String TRACKING = "jdk.trackAllThreads";

  private VirtualThreads() {}

  /**
   * A virtual thread.
   *
   * @param id its identifier
   * @param name its name, often empty
   * @param state its state, empty where the JDK does not say
   * @param stack its stack
   */
  public record Listed(long id, String name, String state, String stack) {

    /**
     * Describes it.
     *
     * @return its number, its name, and its state if that is known
     */
    public String what() {
      return "virtual thread #%d \"%s\"%s".formatted(id, name, state.isEmpty() ? "" : ", " + state);
    }
  }

  /**
   * The virtual threads that the JDK has told of.
   *
   * @param threads the threads, 10,000 at most
   * @param obstacle why some or all may be missing, empty if none is
   */
  public record Listing(List<Listed> threads, String obstacle) {}

  /**
   * Lists them.
   *
   * @return those that the JDK tells of
   */
  public static Listing list() {
    int version = Runtime.version().feature();
    if (version < FIRST_WITH) {
      return new Listing(
          List.of(),
          "JDK %d has no virtual threads; they come with %d".formatted(version, FIRST_WITH));
    }
    Path folder = null;
    try {
      folder = Files.createTempDirectory("pool-bench-dump");
      Path file = folder.resolve("threads.txt");
      dump(file);
      return new Listing(read(file), untracked());
    } catch (ReflectiveOperationException | IOException e) {
      return new Listing(List.of(), "the JDK could not list them: " + cause(e));
    } finally {
      delete(folder);
    }
  }

  private static Throwable cause(Exception e) {
    return e instanceof ReflectiveOperationException
        ? Objects.requireNonNullElse(e.getCause(), e)
        : e;
  }

  private static String untracked() {
    String tracking = System.getProperty(TRACKING, "");
    return tracking.isEmpty() || Boolean.parseBoolean(tracking)
        ? ""
        : "with -D%s=%s the JDK lists only those of executors".formatted(TRACKING, tracking);
  }

  private static void dump(Path file) throws ReflectiveOperationException {
    Class<? extends PlatformManagedObject> bean =
        Class.forName("com.sun.management.HotSpotDiagnosticMXBean")
            .asSubclass(PlatformManagedObject.class);
    Class<?> format = Class.forName("com.sun.management.HotSpotDiagnosticMXBean$ThreadDumpFormat");
    Method dump = bean.getMethod("dumpThreads", String.class, format);
    dump.invoke(
        ManagementFactory.getPlatformMXBean(bean),
        file.toString(),
        format.getField("TEXT_PLAIN").get(null));
  }

  private static List<Listed> read(Path file) throws IOException {
    List<Listed> threads = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line = lines.readLine();
      while (line != null && threads.size() < MOST) {
        Matcher header = HEADER.matcher(line);
        if (header.matches()) {
          StringBuilder stack = new StringBuilder();
          line = lines.readLine();
          while (line != null && !line.isBlank()) {
            stack.append("    ").append(line.strip()).append('\n');
            line = lines.readLine();
          }
          threads.add(
              new Listed(
                  Long.parseLong(header.group(1)),
                  header.group(2),
                  Objects.requireNonNullElse(header.group(3), ""),
                  stack.toString()));
        } else {
          line = lines.readLine();
        }
      }
    }
    return threads;
  }

  private static void delete(@Nullable Path folder) {
    try {
      if (folder != null) {
        Files.deleteIfExists(folder.resolve("threads.txt"));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      // Left to the system, which cleans its folder for temporary files.
    }
  }
}
