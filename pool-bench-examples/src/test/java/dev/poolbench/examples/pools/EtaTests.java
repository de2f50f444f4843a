package dev.poolbench.examples.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EtaTests {
  private final AtomicLong clock = new AtomicLong(42);

  private void pass(long seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void beginsWithTheEstimateOfThePlan() {
    Plan plan = PoolBench.compare("caller", "jdk-fixed").forks(4).plan();

    assertThat(new Eta(plan, clock::get).remaining()).isEqualTo(plan.estimate());
  }

  @Test
  void takesEachPoolToNeedWhatItNeededBefore() {
    Plan plan = PoolBench.compare("caller", "jdk-fixed").forks(2).inspect(false).seed(1).plan();
    Eta eta = new Eta(plan, clock::get);
    for (SeriesPlan series : plan.series().subList(0, 2)) {
      eta.started(series);
      pass(series.pool().id().equals("caller") ? 3 : 10);
      eta.ended(series);
    }

    assertThat(eta.remaining()).isEqualTo(Duration.ofSeconds(13));
    eta.started(plan.series().get(2));
    pass(1);
    assertThat(eta.remaining()).isEqualTo(Duration.ofSeconds(12));
    pass(60);
    String last = plan.series().get(3).pool().id();
    assertThat(eta.remaining()).isEqualTo(Duration.ofSeconds(last.equals("caller") ? 3 : 10));
  }

  @Test
  void takesAPoolThatWasPassedOverToBePassedOverAgain() {
    Plan plan = PoolBench.compare("caller", "jdk-fixed").forks(2).inspect(false).seed(1).plan();
    Eta eta = new Eta(plan, clock::get);
    eta.started(plan.series().get(1));
    pass(7);
    assertThat(eta.ended(plan.series().get(1))).isEqualTo(Duration.ofSeconds(7));

    assertThat(eta.remaining()).isEqualTo(Duration.ofSeconds(7));
  }
}
