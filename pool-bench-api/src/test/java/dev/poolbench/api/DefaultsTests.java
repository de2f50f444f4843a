package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an adapter and a workload are if they say no more than they have to. */
class DefaultsTests {

  @Test
  void takesAnAdapterOfTwoMethodsForAvailableThreadsWithoutOptions() {
    PoolAdapter adapter =
        new PoolAdapter() {
          @Override
          public String id() {
            return "mine";
          }

          @Override
          public Pool open(PoolOptions options) {
            return Pool.of(Runnable::run, options.workers(), () -> {});
          }
        };

    assertThat(adapter.kind()).isEqualTo(PoolKind.THREADS);
    assertThat(adapter.describe()).isEmpty();
    assertThat(adapter.options()).isEmpty();
    assertThat(adapter.availability().isAvailable()).isTrue();
    assertThat(adapter.availability(PoolOptions.of(adapter, 1)).isAvailable()).isTrue();
    assertThat(adapter.lingers()).isZero();
    assertThat(adapter.supports(WorkloadSpec.parse("sqrt")).isAvailable()).isTrue();
  }

  @Test
  void expectsOfALambdaWhatItReturns() throws Exception {
    try (Workload workload = Math::sqrt) {
      workload.open(Options.of(workload, WorkloadSpec.parse("sqrt")));

      assertThat(workload.expected(9)).isEqualTo(3.0);
      assertThat(workload.describe()).isEmpty();
      assertThat(workload.options()).isEmpty();
    }
  }

  @Test
  void namesAWorkloadAfterItsClassInAWayThatCanBeReadBack() {
    Workload workload = new Cube();

    assertThat(workload.id()).isEqualTo("dev.poolbench.api.DefaultsTests$Cube");
    assertThat(WorkloadSpec.parse(workload.id()).id()).isEqualTo(workload.id());
  }

  @Test
  void namesALambdaInNoWayThatCanBeReadBack() {
    Workload workload = Math::sqrt;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkloadSpec.parse(workload.id()))
        .withMessageStartingWith("workload '" + workload.id() + "': ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkloadSpec(workload.id(), Map.of()))
        .withMessageStartingWith("workload '" + workload.id() + "': an id is ");
  }

  private static final class Cube implements Workload {
    @Override
    public double run(long job) {
      return Math.pow(job, 3);
    }
  }
}
