package dev.poolbench.core.kit;

import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.kit.RuleResult.Outcome;
import java.util.Arrays;
import java.util.List;
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
 * <p>A rule that does not apply is skipped with the reason. Needs {@code junit-jupiter-api}, which
 * whoever uses this brings.
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
          RuleResult result = PoolRules.of(adapter(), pool).check(rule);
          Assumptions.assumeFalse(result.outcome() == Outcome.SKIPPED, result::toString);
          Assertions.assertFalse(result.outcome() == Outcome.BROKEN, result::toString);
        });
  }
}
