package dev.poolbench.adapters.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqrtWorkloadTests {

  @Test
  void takesTheSquareRootThreeTimes() throws Exception {
    SqrtWorkload sqrt = new SqrtWorkload();
    assertThat(sqrt.run(0)).isZero();
    assertThat(sqrt.run(1)).isOne();
    assertThat(sqrt.run(256)).isEqualTo(2);
    assertThat(sqrt.expected(6561)).isEqualTo(3);
  }
}
