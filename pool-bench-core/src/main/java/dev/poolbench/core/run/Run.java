package dev.poolbench.core.run;

import com.google.common.base.Throwables;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.RunListener;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.fork.ForkException;
import dev.poolbench.core.fork.ProbeAnswer;
import dev.poolbench.core.fork.ProbeRequest;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.machine.MachineWatch;
import dev.poolbench.core.measure.SeriesRequest;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.JdkFacts;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import dev.poolbench.core.statistics.PairedComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out a plan, one series after the other, without what has turned out to be lost. */
public final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  /** The most blocks that are measured again, so that a busy machine does not keep a run going. */
  private static final int MOST_REPEATS = 8;

  private final Plan plan;
  private final Settings settings;
  private final SeriesSite site;
  private final FixtureKeeper fixture;
  private final boolean object;
  private final RunListener listener;
  private final String command;
  private final Environment environment;
  private final Map<Jdk, JdkFacts> jdks = new LinkedHashMap<>();
  private final Losses losses = new Losses();
  private final List<Series> series = new ArrayList<>();
  private final MachineWatch machine;
  private int repeats;
  private volatile boolean stopped;

  private Run(
      Plan plan,
      SeriesSite site,
      FixtureKeeper fixture,
      boolean object,
      RunListener listener,
      String command,
      Environment environment) {
    this.plan = plan;
    this.settings = plan.settings();
    this.site = site;
    this.fixture = fixture;
    this.object = object;
    this.listener = new GuardedListener(listener);
    this.command = command;
    this.environment = environment;
    this.machine =
        new MachineWatch(Path.of("/"), System::nanoTime, () -> fixture.time().asLong().orElse(0));
  }

  /**
   * Carries out a plan.
   *
   * @param plan what to measure
   * @param catalog where pools and the workload are looked up
   * @param workload what the jobs do, if it is an object
   * @param listener is told how far it is
   * @param command the command that repeats it
   * @return what came of it
   * @throws IllegalStateException if nothing can be measured, because a JDK or the workload cannot
   *     be started
   */
  public static Report of(
      Plan plan,
      Catalog catalog,
      @Nullable Workload workload,
      RunListener listener,
      String command) {
    Environment environment = new Environment(catalog);
    Settings settings = plan.settings();
    CountDownLatch cleanedUp = new CountDownLatch(1);
    try (FixtureKeeper fixture = FixtureKeeper.of(settings.workload(), catalog, workload != null);
        SeriesSite site = site(settings, catalog, workload, fixture)) {
      Run run = new Run(plan, site, fixture, workload != null, listener, command, environment);
      boolean complete;
      try (ShutdownHook hook = new ShutdownHook(run::stop, cleanedUp)) {
        complete = run.carryOutApart();
      }
      return run.report(complete);
    } catch (ForkException | IOException e) {
      throw new IllegalStateException("the run could not be carried out: " + e.getMessage(), e);
    } finally {
      cleanedUp.countDown();
    }
  }

  private Report report(boolean complete) {
    return new Report(
        Report.SCHEMA,
        environment.started(),
        Instant.now(),
        complete,
        command,
        environment.after(machine.notWatched()),
        plan,
        List.copyOf(jdks.values()),
        fixture.facts(),
        losses.unavailable(),
        List.copyOf(series),
        machine.warnings());
  }

  private static SeriesSite site(
      Settings settings, Catalog catalog, @Nullable Workload workload, FixtureKeeper fixture)
      throws ForkException, IOException {
    return settings.isolation() == Isolation.FORK
        ? new ForkSite(settings.jvmArgs(), settings.timeout(), fixture::time)
        : new InProcessSite(catalog, fixture.workload(), workload);
  }

  private void stop() {
    stopped = true;
    site.stop();
  }

  /** Leaves this thread free to be interrupted: hearing a fork is not. */
  private boolean carryOutApart() throws IOException {
    FutureTask<Boolean> task = new FutureTask<>(this::carryOut);
    Thread thread = new Thread(task, "pool-bench-run");
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          stop();
        }
      }
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      Throwables.throwIfInstanceOf(cause, IOException.class);
      Throwables.throwIfUnchecked(cause);
      throw new IllegalStateException(cause);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean carryOut() throws IOException {
    listener.planned(plan);
    try {
      for (Jdk jdk : settings.jdks()) {
        probe(jdk);
      }
    } catch (ForkException e) {
      if (mustStop()) {
        return false;
      }
      throw new IllegalStateException("nothing could be measured: " + e.getMessage(), e);
    }
    machine.passed(0);
    Pace pace = new Pace(settings, System::nanoTime);
    for (List<SeriesPlan> block : blocks()) {
      SeriesPlan first = block.get(0);
      if (!first.isTimed() || pace.goesOn(first.block(), this::settled)) {
        carryOut(block);
        if (isWorthRepeating(first, pace)) {
          repeat(block);
        }
        if (!mustStop()) {
          listener.blockEnded(report(false));
        }
      }
    }
    return !mustStop();
  }

  private Collection<List<SeriesPlan>> blocks() {
    return plan.series().stream()
        .collect(Collectors.groupingBy(SeriesPlan::block, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private void carryOut(List<SeriesPlan> block) {
    for (SeriesPlan next : block) {
      if (!mustStop()) {
        losses.remaining(next).ifPresent(this::measure);
        machine.passed(next.block());
      }
    }
  }

  /**
   * Tells whether others disturbed a block and there is time to measure it again. That is decided
   * without regard to how long anything took, and only where there is a budget: a run of so many
   * forks has that many. A block in which something went wrong stays, for that is a result.
   */
  private boolean isWorthRepeating(SeriesPlan first, Pace pace) {
    return settings.stopping().untilSettled()
        && first.isTimed()
        && !mustStop()
        && machine.isHeavy(first.block())
        && repeats < MOST_REPEATS
        && of(first.block()).stream()
            .allMatch(made -> made.failures().isEmpty() && Losses.jobCounts(made).isEmpty())
        && pace.hasTimeForOneMore();
  }

  private void repeat(List<SeriesPlan> block) {
    int number = block.get(0).block();
    LOG.info("block {} is measured again, for others used the machine", number);
    repeats++;
    machine.repeated(number);
    List<Series> before = of(number);
    series.removeAll(before);
    carryOut(block);
    Set<Integer> again =
        of(number).stream().map(made -> made.plan().number()).collect(Collectors.toSet());
    before.stream().filter(made -> !again.contains(made.plan().number())).forEach(series::add);
  }

  private List<Series> of(int block) {
    return series.stream().filter(made -> made.plan().block() == block).toList();
  }

  /** Tells whether more blocks would add no verdict. */
  private boolean settled(int blocks) {
    List<Comparison> comparisons = report(false).comparisons(settings.stopping().against());
    listener.looked(blocks, comparisons);
    return comparisons.stream()
        .filter(one -> !losses.isLost(one, settings.jobCounts()))
        .flatMap(one -> one.result().stream())
        .allMatch(PairedComparison::isSettled);
  }

  private boolean mustStop() {
    return stopped;
  }

  private void probe(Jdk jdk) throws ForkException, IOException {
    List<PoolSpec> pools = plan.series().stream().map(SeriesPlan::pool).distinct().toList();
    ProbeAnswer answer =
        site.probe(jdk, new ProbeRequest(pools, fixture.workload(), settings.jobCounts()));
    jdks.put(jdk, new JdkFacts(jdk, answer.facts(), answer.checksums(), answer.unchecked()));
    losses.cannotBeHad(jdk, answer.unavailable());
  }

  private void measure(SeriesPlan next) {
    listener.started(next);
    SeriesRecorder recorder = new SeriesRecorder(next, listener);
    try {
      site.measure(
          "series-" + next.number(), next.jdk(), request(next, fixture.workload()), recorder);
    } catch (ForkException | IOException e) {
      LOG.debug("series {} could not be started", next.number(), e);
      if (!mustStop()) {
        recorder.fail(Phase.START, "the fork could not be started: " + e);
      }
    } catch (RuntimeException e) {
      LOG.warn("series {} broke off", next.number(), e);
      recorder.fail(Phase.START, "the series broke off: " + e);
    }
    Series made = recorder.series();
    series.add(made);
    losses.learn(made);
    listener.ended(made);
  }

  private SeriesRequest request(SeriesPlan next, WorkloadSpec workload) {
    JdkFacts facts = jdks.get(next.jdk());
    return new SeriesRequest(
        next.pool(),
        next.workers(),
        object ? Optional.empty() : Optional.of(workload),
        next.dispatch(),
        next.jobCounts(),
        next.inspecting() ? 1 : settings.iterations(),
        settings.iterationTime(),
        next.inspecting() ? Duration.ZERO : settings.warmUpTime(),
        settings.timeout(),
        next.inspecting(),
        settings.cleanUp(),
        next.latency(),
        facts == null ? Map.of() : facts.checksums());
  }
}
