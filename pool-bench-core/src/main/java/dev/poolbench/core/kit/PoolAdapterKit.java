package dev.poolbench.core.kit;

import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.cleanup.Allowance;
import dev.poolbench.core.kit.RuleResult.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Proves an adapter as a JUnit 5 test class: a test for each {@link Rule}.
 *
 * <pre>{@code
 * class MyAdapterTests extends PoolAdapterKit {
 *   protected PoolAdapter adapter() {
 *     return new MyAdapter();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule that does not apply, or that {@link #exemptions} names, is skipped with the reason.
 * Needs {@code junit-jupiter-api}, which whoever uses this brings.
 */
public abstract class PoolAdapterKit {

  /** Makes the test class. */
  protected PoolAdapterKit() {}

  /**
   * Returns the adapter to prove.
   *
   * @return the adapter
   */
  protected abstract PoolAdapter adapter();

  /**
   * Returns the pools of the adapter to prove, where it has options that change what a pool does.
   *
   * @return each in its textual form, such as {@code mine(queue=array:4)}; by default one, with the
   *     defaults of all options
   */
  protected List<String> pools() {
    return List.of(adapter().id());
  }

  /**
   * Returns the optional rules that a pool need not keep.
   *
   * @param pool the pool, one of {@link #pools}
   * @return the reason for each; by default none
   */
  protected Map<Rule, String> exemptions(String pool) {
    return Map.of();
  }

  /**
   * Returns what may be left behind after close: a thread that a library keeps for as long as the
   * JVM runs, say.
   *
   * @return what it is, with the reason; by default nothing
   */
  protected List<Allowance> allowances() {
    return List.of();
  }

  /**
   * Returns how often rule 11 opens and closes a pool.
   *
   * @param pool the pool, one of {@link #pools}
   * @return the number, by default as {@link PoolRules#rounds} says; less where that takes long
   */
  protected OptionalInt rounds(String pool) {
    return OptionalInt.empty();
  }

  /**
   * Returns how long something may take that has to happen, such as a job being done.
   *
   * @param pool the pool, one of {@link #pools}
   * @return the time, by default as {@link PoolRules#patience} says; more where a pool opens slowly
   */
  protected Optional<Duration> patience(String pool) {
    return Optional.empty();
  }

  /**
   * Makes a test for each rule and each pool.
   *
   * @return the tests, by pool
   */
  @TestFactory
  @SuppressWarnings("exports") // Transitive, JUnit would have to be there for whoever has no tests.
  public final Stream<DynamicNode> rules() {
    return pools().stream()
        .map(
            pool ->
                DynamicContainer.dynamicContainer(
                    pool, Arrays.stream(Rule.values()).map(rule -> test(pool, rule))));
  }

  private DynamicNode test(String pool, Rule rule) {
    return DynamicTest.dynamicTest(
        rule.toString(),
        () -> {
          RuleResult result = rules(pool).check(rule);
          Assumptions.assumeFalse(result.outcome() == Outcome.SKIPPED, result::toString);
          Assertions.assertFalse(result.outcome() == Outcome.BROKEN, result::toString);
        });
  }

  private PoolRules rules(String pool) {
    PoolRules rules = PoolRules.of(adapter(), pool);
    for (Map.Entry<Rule, String> exemption : exemptions(pool).entrySet()) {
      rules = rules.exempt(exemption.getKey(), exemption.getValue());
    }
    for (Allowance allowance : allowances()) {
      rules = rules.allow(allowance);
    }
    Optional<Duration> patience = patience(pool);
    if (patience.isPresent()) {
      rules = rules.patience(patience.get());
    }
    OptionalInt rounds = rounds(pool);
    return rounds.isPresent() ? rules.rounds(rounds.getAsInt()) : rules;
  }
}
