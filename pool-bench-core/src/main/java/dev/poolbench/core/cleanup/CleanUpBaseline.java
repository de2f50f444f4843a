package dev.poolbench.core.cleanup;

import dev.poolbench.core.memory.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Holds what there was before something is opened, to be compared with what there is once it has
 * been closed. For code that is not run by {@link CleanUp}; is used by one thread at a time.
 */
public final class CleanUpBaseline {
  static final String SWITCHED_OFF = "switched off";

  /** Is what is looked at again and again, in the order of the checks. */
  private static final List<CheckKind> REMAINS =
      List.of(CheckKind.THREADS, CheckKind.VIRTUAL_THREADS, CheckKind.PROCESSES, CheckKind.FILES);

  private static final long COLLECTOR_GRACE = 100_000_000L;
  private static final Figure NOT_READ = Figure.absent("a quick check does not read it");
  private static final Set<CheckKind> WARM = EnumSet.noneOf(CheckKind.class);

  private final CleanUpSettings settings;
  private final PlatformThreads threads;
  private final List<Remains> remains;
  private final JdkPollers pollers = new JdkPollers();
  private final LiveHeap heap;
  private final Figure rss;

  private CleanUpBaseline(CleanUpSettings settings, boolean quick) {
    this.settings = settings;
    this.threads = new PlatformThreads(settings);
    this.remains = REMAINS.stream().filter(settings.kinds()::contains).map(this::remains).toList();
    this.heap = new LiveHeap(settings, quick);
    this.heap.before().ifPresent(pollers::before);
    this.rss = quick ? NOT_READ : Rss.outsideHeap();
  }

  private Remains remains(CheckKind kind) {
    return switch (kind) {
      case THREADS -> threads;
      case VIRTUAL_THREADS -> new RemainingVirtualThreads(settings);
      case PROCESSES -> new Processes(settings);
      case FILES -> new OpenFiles(settings, pollers);
      case HEAP, CLOSE_TIME -> throw new IllegalArgumentException(kind.toString());
    };
  }

  /**
   * Takes the baseline. The first time in a JVM, has the JDK do what it does but once (open the
   * jars of the class path, and what it needs for the first socket), and checks nothing at all, so
   * that the first use of neither is taken for a leak.
   *
   * @param settings how long to wait and what to tolerate
   * @return the baseline
   */
  public static CleanUpBaseline take(CleanUpSettings settings) {
    warmUp(settings, false);
    System.gc();
    return new CleanUpBaseline(settings, false);
  }

  /**
   * Takes the baseline without collecting garbage and without reading resident memory, in less than
   * a few milliseconds: for checks around each of many short tests. The first time in a JVM does
   * what {@link #take} does then.
   *
   * @param settings how long to wait and what to tolerate; the heap is not among what is checked
   * @return the baseline
   * @throws IllegalArgumentException if the settings have the heap checked
   */
  public static CleanUpBaseline takeQuickly(CleanUpSettings settings) {
    if (settings.kinds().contains(CheckKind.HEAP)) {
      throw new IllegalArgumentException(
          "kinds %s: a quick baseline does not collect the heap; accepted are others than heap"
              .formatted(settings.kinds()));
    }
    warmUp(settings, true);
    return new CleanUpBaseline(settings, true);
  }

  private static void warmUp(CleanUpSettings settings, boolean quick) {
    synchronized (WARM) {
      if (WARM.addAll(settings.kinds())) {
        FirstUse.provoke();
        try {
          CleanUpBaseline nothing = new CleanUpBaseline(settings, quick);
          String unused = nothing.check(CloseTime.took(0)).toString();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /**
   * Compares with the baseline, at once after close, and waits for what is on its way out. Returns
   * as soon as nothing is left.
   *
   * @param closeTime how closing went
   * @return the verdicts
   * @throws InterruptedException if this thread is interrupted while it waits
   */
  public CleanUpReport check(CloseTime closeTime) throws InterruptedException {
    GraceClock clock = new GraceClock(settings.grace());
    List<Watched> watched = remains.stream().map(Watched::new).toList();
    pollers.forget();
    await(watched, clock);
    LiveHeap.Result live = heap.check(clock);
    long waited = clock.sinceClose();
    awaitCollector(watched);
    List<CleanUpCheck> checks = new ArrayList<>();
    for (CheckKind kind : REMAINS) {
      checks.add(
          watched.stream()
              .filter(one -> one.kind() == kind)
              .findFirst()
              .map(Watched::conclude)
              .orElseGet(() -> CleanUpCheck.notChecked(kind, SWITCHED_OFF)));
    }
    checks.add(live.check());
    checks.add(closeTime(closeTime));
    return new CleanUpReport(
        checks, live.retained(), Rss.retained(rss), closeNanos(closeTime), waited);
  }

  CleanUpReport check(CloseTime closeTime, long threadToIgnore) throws InterruptedException {
    threads.except(threadToIgnore);
    return check(closeTime);
  }

  private static void await(List<Watched> watched, GraceClock clock) throws InterruptedException {
    List<Watched> left = watched;
    while (true) {
      boolean over = clock.over();
      left = left.stream().filter(one -> one.look(clock.sinceClose())).toList();
      if (left.isEmpty() || over) {
        return;
      }
      clock.pause();
    }
  }

  /** What nobody closes but the collector is closed soon after it has run, by another thread. */
  private void awaitCollector(List<Watched> watched) throws InterruptedException {
    List<Watched> leaked = watched.stream().filter(Watched::leaked).toList();
    if (!leaked.isEmpty() && !settings.kinds().contains(CheckKind.HEAP)) {
      System.gc();
    }
    GraceClock clock = new GraceClock(Duration.ofNanos(COLLECTOR_GRACE));
    while (!clock.over() && leaked.stream().anyMatch(one -> !one.hasShrunk())) {
      clock.pause();
    }
  }

  private CleanUpCheck closeTime(CloseTime closeTime) {
    if (!settings.kinds().contains(CheckKind.CLOSE_TIME)) {
      return CleanUpCheck.notChecked(CheckKind.CLOSE_TIME, SWITCHED_OFF);
    }
    if (closeTime instanceof CloseTime.Hung hung) {
      return CleanUpCheck.of(CheckKind.CLOSE_TIME, List.of(new Evidence(hung.what(), hung.dump())));
    }
    if (closeTime instanceof CloseTime.Took took) {
      boolean slow = took.nanos() > settings.closeLimit().toNanos();
      String what =
          "close took %s; accepted is %s"
              .formatted(Units.time(took.nanos()), Units.time(settings.closeLimit().toNanos()));
      return CleanUpCheck.of(
          CheckKind.CLOSE_TIME, slow ? List.of(new Evidence(what, took.stack())) : List.of());
    }
    return CleanUpCheck.notChecked(CheckKind.CLOSE_TIME, ((CloseTime.Unknown) closeTime).why());
  }

  private static Figure closeNanos(CloseTime closeTime) {
    if (closeTime instanceof CloseTime.Took took) {
      return Figure.nanos(took.nanos(), "System.nanoTime");
    }
    return Figure.absent(
        closeTime instanceof CloseTime.Hung hung
            ? hung.what()
            : ((CloseTime.Unknown) closeTime).why());
  }
}
