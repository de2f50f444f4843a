package dev.poolbench.core.kit;

import dev.poolbench.api.Availability;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.cleanup.Allowance;
import dev.poolbench.core.kit.RuleResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * <p>Immutable; may be used by several threads, but rules 3 and 7 see the threads that others
 * start.
 */
public final class PoolRules {
  private static final int WORKERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_PATIENCES = 12;
  private static final int ROUNDS = 1_000;
  private static final int ROUNDS_OF_PROCESSES = 10;

  private final PoolAdapter adapter;
  private final PoolOptions options;
  private final Duration patience;
  private final int rounds;
  private final Map<Rule, String> exemptions;
  private final List<Allowance> allowed;

  private PoolRules(
      PoolAdapter adapter,
      PoolOptions options,
      Duration patience,
      int rounds,
      Map<Rule, String> exemptions,
      List<Allowance> allowed) {
    this.adapter = adapter;
    this.options = options;
    this.patience = patience;
    this.rounds = rounds;
    this.exemptions = exemptions;
    this.allowed = allowed;
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
    return new PoolRules(
        adapter,
        PoolOptions.of(adapter, PoolSpec.parse(pool), WORKERS),
        PATIENCE,
        adapter.kind() == PoolKind.PROCESSES ? ROUNDS_OF_PROCESSES : ROUNDS,
        Map.of(),
        List.of());
  }

  /**
   * Sets how long something may take that has to happen, such as a job being done.
   *
   * @param patience the time, more than 0; 10 s unless set; a rule as a whole may take twelve times
   *     as long
   * @return a copy of this
   * @throws IllegalArgumentException if it is not more than 0
   */
  public PoolRules patience(Duration patience) {
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException(
          "patience %s: accepted is more than 0".formatted(patience));
    }
    return new PoolRules(adapter, options, patience, rounds, exemptions, allowed);
  }

  /**
   * Sets how often rule 11 opens and closes a pool, where that takes long.
   *
   * @param rounds the number, at least 1; 1,000 unless set, or 10 if the workers are processes,
   *     each of which takes some tenth of a second to start
   * @return a copy of this
   * @throws IllegalArgumentException if it is less than 1
   */
  public PoolRules rounds(int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds %d: accepted is at least 1".formatted(rounds));
    }
    return new PoolRules(adapter, options, patience, rounds, exemptions, allowed);
  }

  /**
   * Exempts the pool from an optional rule, which is then skipped with the reason.
   *
   * @param rule the rule
   * @param reason why the pool need not keep it, in words
   * @return a copy of this
   * @throws IllegalArgumentException if the rule is required, or the reason is blank
   */
  public PoolRules exempt(Rule rule, String reason) {
    if (rule.isRequired()) {
      throw new IllegalArgumentException(
          "%s: is required, because %s; accepted is an exemption from an optional rule"
              .formatted(rule, rule.reason()));
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "%s: the reason of the exemption is blank: say why the pool need not keep it"
              .formatted(rule));
    }
    Map<Rule, String> more = new EnumMap<>(Rule.class);
    more.putAll(exemptions);
    more.put(rule, reason);
    return new PoolRules(adapter, options, patience, rounds, Map.copyOf(more), allowed);
  }

  /**
   * Lets something be left behind after close, which rules 3 and 7 would complain of: a thread that
   * a library keeps for as long as the JVM runs, say.
   *
   * @param what what it is, and why it may be left
   * @return a copy of this
   */
  public PoolRules allow(Allowance what) {
    List<Allowance> more = new ArrayList<>(allowed);
    more.add(what);
    return new PoolRules(adapter, options, patience, rounds, exemptions, List.copyOf(more));
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
    if (adapter.availability(options) instanceof Availability.Unavailable no) {
      return result(rule, Outcome.SKIPPED, no.reason());
    }
    String exempt = exemptions.get(rule);
    if (exempt != null) {
      return result(rule, Outcome.SKIPPED, exempt);
    }
    Subject subject = new Subject(adapter, options, patience, allowed);
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
    Duration most = patience.plus(adapter.lingers()).multipliedBy(MOST_PATIENCES);
    try {
      check.get(most.toNanos(), TimeUnit.NANOSECONDS);
      return result(rule, Outcome.KEPT, limits(rule));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SkippedException skipped) {
        return result(rule, Outcome.SKIPPED, String.valueOf(skipped.getMessage()));
      }
      return e.getCause() instanceof BrokenException broken
          ? result(rule, Outcome.BROKEN, String.valueOf(broken.getMessage()))
          : result(rule, Outcome.BROKEN, "it threw " + e.getCause());
    } catch (TimeoutException e) {
      String stack = String.join("\n    at ", Arrays.toString(thread.getStackTrace()).split(", "));
      thread.interrupt();
      return result(
          rule,
          Outcome.BROKEN,
          "it does not end within %d s%s; it is at %s"
              .formatted(most.toSeconds(), remedy(rule), stack));
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return result(rule, Outcome.SKIPPED, "the check was interrupted");
    }
  }

  /** Says what to do if it is no fault: only the rounds add up. */
  private String remedy(Rule rule) {
    return rule == Rule.SURVIVES_ROUNDS
        ? " (set less than %d rounds, or more patience, if nothing hangs)".formatted(rounds)
        : "";
  }

  private String limits(Rule rule) {
    return rule == Rule.SURVIVES_ROUNDS && rounds < ROUNDS ? "in %d rounds".formatted(rounds) : "";
  }

  private void check(Rule rule, Subject subject) throws Exception {
    switch (rule) {
      case EXACTLY_ONCE -> JobChecks.exactlyOnce(subject);
      case SURVIVES_FAILURE -> JobChecks.survivesFailure(subject);
      case CLOSE_WAITS -> CloseChecks.closeWaits(subject);
      case CLOSED_REFUSES -> CloseChecks.closedRefuses(subject);
      case REACHES_WORKERS -> RoomChecks.reachesWorkers(subject);
      case NEVER_DROPS -> RoomChecks.neverDrops(subject);
      case HEEDS_INTERRUPTION -> InterruptionChecks.heeds(subject);
      case KEEPS_TO_WORKERS -> RoomChecks.keepsToWorkers(subject);
      case VALIDATES_OPTIONS -> DeclarationChecks.validatesOptions(subject);
      case TELLS_WITHOUT_LIBRARY -> DeclarationChecks.tellsWithoutLibrary(subject);
      case SURVIVES_ROUNDS -> RoundChecks.survives(subject, rounds);
      case MAKES_VISIBLE -> MemoryChecks.visible(subject);
    }
  }

  private RuleResult result(Rule rule, Outcome outcome, String detail) {
    return new RuleResult(rule, options.spec().toString(), outcome, detail);
  }
}
