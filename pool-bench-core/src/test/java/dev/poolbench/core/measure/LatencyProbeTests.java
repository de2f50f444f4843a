package dev.poolbench.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Workload;
import org.junit.jupiter.api.Test;

class LatencyProbeTests {

  @Test
  void asksTheWorkloadWhatToExpectRatherThanDoTheJobAgain() throws Exception {
    Workload workload =
        new Workload() {
          @Override
          public double run(long job) {
            throw new IllegalStateException("the job was done");
          }

          @Override
          public double expected(long job) {
            return 7;
          }
        };

    assertThat(new LatencyProbe(1).around(workload).expected(0)).isEqualTo(7);
  }
}
