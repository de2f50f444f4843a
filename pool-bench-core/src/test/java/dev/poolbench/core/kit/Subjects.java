package dev.poolbench.core.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.core.kit.RuleResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes what the kit is proven on, and says what it has to find. */
final class Subjects {
  static final Duration PATIENCE = Duration.ofSeconds(2);
  static final int ROUNDS = 50;

  private Subjects() {}

  static PoolAdapter adapter(Function<PoolOptions, Pool> open) {
    return new PoolAdapter() {
      @Override
      public String id() {
        return "subject";
      }

      @Override
      public Pool open(PoolOptions options) {
        return open.apply(options);
      }
    };
  }

  static ThreadPoolExecutor fixed(int workers, int room) {
    return new ThreadPoolExecutor(
        workers,
        workers,
        0,
        TimeUnit.SECONDS,
        room == 0 ? new LinkedBlockingQueue<>() : new ArrayBlockingQueue<>(room));
  }

  static void assertThatOnly(Rule rule, String detail, PoolAdapter adapter) {
    List<RuleResult> results = PoolRules.of(adapter).patience(PATIENCE).rounds(ROUNDS).checkAll();

    assertThat(results).extracting(RuleResult::rule).containsExactly(Rule.values());
    assertThat(results)
        .filteredOn(result -> result.outcome() == Outcome.SKIPPED)
        .as("an adapter that is no public class cannot be loaded anew; nothing else is skipped")
        .allMatch(result -> result.rule() == Rule.TELLS_WITHOUT_LIBRARY);
    assertThat(results)
        .filteredOn(result -> result.outcome() == Outcome.BROKEN)
        .as(results::toString)
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.rule()).isEqualTo(rule);
              assertThat(result.detail()).contains(detail);
              assertThat(result.toString()).contains(rule.sentence(), rule.reason());
            });
  }
}
