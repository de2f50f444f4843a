package dev.poolbench.core.cleanup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Names what the JDK, what runs a test, or a library on behalf of all its users starts, opens and
 * keeps by itself, each with the reason why it is no leak of the code that was checked.
 */
final class JdkOwn {
  private static final Set<String> JDK_GROUPS = Set.of("system", "InnocuousThreadGroup");
  private static final String JUNIT = "org.junit.platform.";
  private static final String CARRIER = "jdk.internal.misc.CarrierThread";
  private static final String KOTLIN = "kotlinx.coroutines.scheduling.CoroutineScheduler$Worker";

  private record Own<T>(Predicate<T> is, String why) {}

  private static final List<Own<Thread>> THREADS =
      List.of(
          own(
              jdkThread(
                  "Reference Handler|Finalizer|Signal Dispatcher|Common-Cleaner"
                      + "|Notification Thread|Attach Listener|Service Thread"),
              "is the JVM's own, for as long as it runs"),
          own(
              jdkThread("process reaper.*"),
              "waits for child processes to end, and stays for a minute after the last"),
          own(
              jdkThread("Keep-Alive-.*"),
              "closes idle connections of HttpURLConnection, and ends with the last"),
          own(
              jdkThread("VirtualThread-un.*"),
              "wakes virtual threads up, for as long as the JVM runs"),
          own(
              jdkThread("(Master|Read-|Write-|Sub)-?Poller.*"),
              "polls the sockets of virtual threads, for as long as the JVM runs"),
          own(
              thread -> thread.getClass().getName().equals(CARRIER),
              "carries virtual threads, and stays idle for half a minute"),
          own(
              JdkOwn::delaysVirtualThreads,
              "wakes virtual threads up, for as long as the JVM runs"),
          own(
              named("ForkJoinPool\\.commonPool-.*"),
              "belongs to the common pool, which cannot be closed"),
          own(
              named("CompletableFutureDelayScheduler"),
              "belongs to CompletableFuture, for as long as the JVM runs"),
          own(named("DestroyJavaVM"), "stands for the main thread, which has ended"),
          own(
              thread -> thread.getClass().getName().startsWith(JUNIT),
              "runs tests in parallel, and belongs to JUnit"),
          own(
              named("junit-jupiter-timeout-watcher"),
              "watches the timeouts of tests, and belongs to JUnit"),
          own(named("JNA Cleaner"), "belongs to JNA, and ends when it has nothing left to clean"),
          own(
              thread -> thread.getClass().getName().equals(KOTLIN) && isOfDispatchers(thread),
              "belongs to Kotlin's Dispatchers, which all share and which cannot be closed; those"
                  + " beyond one for each processor stay idle for a minute"));

  private static final List<Own<String>> FILES =
      List.of(
          own(
              matching(Pattern.quote(System.getProperty("java.home")) + "/.*"),
              "is part of the JDK"),
          own(matching("/sys/fs/cgroup/.*"), "is read by the JVM now and then, for its limits"),
          own(
              matching("/dev/u?random"),
              "seeds SecureRandom; opened once and kept for as long as the JVM runs"),
          own(
              matching("socket:.* unix .*\\.java_pid\\d+.*"),
              "is for tools that attach to this JVM"));

  private JdkOwn() {}

  static Optional<String> thread(Thread thread) {
    return reason(THREADS, thread);
  }

  static Optional<String> file(String target) {
    return reason(FILES, target);
  }

  static Optional<String> virtualThread(String stack) {
    return stack.contains("java.base/sun.nio.ch.Poller.") && stack.contains("ubPollerLoop(")
        ? Optional.of("polls the sockets of virtual threads, for as long as the JVM runs")
        : Optional.empty();
  }

  /** Tells of the growth of a class on the heap, by the name that a histogram has for it. */
  static Optional<String> heap(String className) {
    return className.equals("[Ljava.util.concurrent.ForkJoinTask;")
        ? Optional.of(
            "the queues of the common pool and of virtual threads stay as large as they once were")
        : Optional.empty();
  }

  private static <T> Optional<String> reason(List<Own<T>> table, T thing) {
    return table.stream().filter(own -> own.is().test(thing)).map(Own::why).findFirst();
  }

  private static <T> Own<T> own(Predicate<T> is, String why) {
    return new Own<>(is, why);
  }

  private static Predicate<String> matching(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  private static Predicate<Thread> named(String pattern) {
    Predicate<String> name = matching(pattern);
    return thread -> name.test(thread.getName());
  }

  /** Anyone may name a thread like the JDK's, but not put it into the JDK's thread groups. */
  private static Predicate<Thread> jdkThread(String pattern) {
    return named(pattern)
        .and(
            thread -> {
              ThreadGroup group = thread.getThreadGroup();
              return group != null && JDK_GROUPS.contains(group.getName());
            });
  }

  /** Other schedulers of that class are pools, which whoever has made them closes. */
  private static boolean isOfDispatchers(Thread thread) {
    return thread.getName().startsWith("DefaultDispatcher-worker-");
  }

  /**
   * Tells whether this is the scheduler of delays of the pool that carries virtual threads. It is
   * named like that of any other pool, with a number that depends on which pool came first; a
   * virtual thread tells the number.
   */
  private static boolean delaysVirtualThreads(Thread thread) {
    String name = thread.getName();
    return name.startsWith("ForkJoinPool-")
        && name.endsWith("-delayScheduler")
        && name.equals(VirtualPool.name() + "-delayScheduler");
  }
}
