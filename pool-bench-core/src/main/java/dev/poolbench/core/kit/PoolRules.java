package dev.poolbench.core.kit;

import dev.poolbench.api.Availability;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.kit.RuleResult.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks the {@link Rule rules} on pools of an adapter, each rule on a pool of its own.
 *
 * <pre>{@code
 * List<RuleResult> results = PoolRules.of(new MyAdapter()).checkAll();
 * }</pre>
 *
 * <p>Immutable; may be used by several threads, but rule 3 sees the threads that others start.
 */
public final class PoolRules {
  private static final int WORKERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_PATIENCES = 12;

  private final PoolAdapter adapter;
  private final PoolOptions options;
  private final Duration patience;

  private PoolRules(PoolAdapter adapter, PoolOptions options, Duration patience) {
    this.adapter = adapter;
    this.options = options;
    this.patience = patience;
  }

  /**
   * Checks an adapter with the defaults of its options, and three workers.
   *
   * @param adapter the adapter
   * @return what checks it
   */
  public static PoolRules of(PoolAdapter adapter) {
    return of(adapter, adapter.id());
  }

  /**
   * Checks an adapter with given options, and three workers unless they say otherwise.
   *
   * @param adapter the adapter
   * @param pool the pool in its textual form, such as {@code mine(queue=array:4,workers=5)}
   * @return what checks it
   * @throws IllegalArgumentException if the text does not have that form, or an option is unknown
   *     or not accepted
   */
  public static PoolRules of(PoolAdapter adapter, String pool) {
    return new PoolRules(adapter, PoolOptions.of(adapter, PoolSpec.parse(pool), WORKERS), PATIENCE);
  }

  /**
   * Sets how long something may take that has to happen, such as a job being done.
   *
   * @param patience the time, 10 s unless set
   * @return a copy of this
   */
  public PoolRules patience(Duration patience) {
    return new PoolRules(adapter, options, patience);
  }

  /**
   * Checks all rules, one after the other.
   *
   * @return a result for each rule, in the order of their numbers
   */
  public List<RuleResult> checkAll() {
    return Arrays.stream(Rule.values()).map(this::check).toList();
  }

  /**
   * Checks a rule, on a thread of its own, which is left behind if the pool does not let go of it.
   *
   * @param rule the rule
   * @return what came of it
   */
  public RuleResult check(Rule rule) {
    if (adapter.availability() instanceof Availability.Unavailable no) {
      return result(rule, Outcome.SKIPPED, no.reason());
    }
    Subject subject = new Subject(adapter, options, patience);
    if (adapter.supports(subject.plainJobs()) instanceof Availability.Unavailable no) {
      return result(rule, Outcome.SKIPPED, no.reason());
    }
    FutureTask<Void> check =
        new FutureTask<>(
            () -> {
              check(rule, subject);
              return null;
            });
    Thread thread = new Thread(check, "pool-bench-rule-" + rule.number());
    thread.setDaemon(true);
    thread.start();
    try {
      check.get(MOST_PATIENCES * patience.toNanos(), TimeUnit.NANOSECONDS);
      return result(rule, Outcome.KEPT, "");
    } catch (ExecutionException e) {
      return e.getCause() instanceof BrokenException broken
          ? result(rule, Outcome.BROKEN, String.valueOf(broken.getMessage()))
          : result(rule, Outcome.BROKEN, "it threw " + e.getCause());
    } catch (TimeoutException e) {
      String stack = String.join("\n    at ", Arrays.toString(thread.getStackTrace()).split(", "));
      thread.interrupt();
      return result(rule, Outcome.BROKEN, "it does not end; it is at " + stack);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return result(rule, Outcome.SKIPPED, "the check was interrupted");
    }
  }

  private static void check(Rule rule, Subject subject) throws Exception {
    switch (rule) {
      case EXACTLY_ONCE -> JobChecks.exactlyOnce(subject);
      case SURVIVES_FAILURE -> JobChecks.survivesFailure(subject);
      case CLOSE_WAITS -> CloseChecks.closeWaits(subject);
      case CLOSED_REFUSES -> CloseChecks.closedRefuses(subject);
      case REACHES_WORKERS -> RoomChecks.reachesWorkers(subject);
      case NEVER_DROPS -> RoomChecks.neverDrops(subject);
    }
  }

  private RuleResult result(Rule rule, Outcome outcome, String detail) {
    return new RuleResult(rule, options.spec().toString(), outcome, detail);
  }
}
