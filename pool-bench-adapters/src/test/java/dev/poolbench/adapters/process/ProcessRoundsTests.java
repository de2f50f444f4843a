package dev.poolbench.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Pool;
import dev.poolbench.core.cleanup.CleanUp;
import dev.poolbench.core.cleanup.CleanUpReport;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Opens, uses and closes the pool twice, or as often as {@code -Dpoolbench.rounds} says. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ProcessRoundsTests {
  private static final int ROUNDS = Integer.getInteger("poolbench.rounds", 2);

  @Test
  void leavesNothingAfterAnyRound() throws Exception {
    try (Pool pool = Pools.open("process")) {
      use(pool);
    }
    for (int round = 1; round <= ROUNDS; round++) {
      CleanUpReport report =
          CleanUp.check(() -> Pools.open("process"), ProcessRoundsTests::use, Pool::close);

      assertThat(report.leaks()).as("round %d: %s", round, report).isEmpty();
    }
  }

  private static void use(Pool pool) throws Exception {
    assertThat(Pools.each(pool, "sqrt", 100)).allSatisfy(task -> task.results());
    assertThat(Pools.run(pool, "sqrt", 0, 20_000).results()).hasSize(20_000);
  }
}
