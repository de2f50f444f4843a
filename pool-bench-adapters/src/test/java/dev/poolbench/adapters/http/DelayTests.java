package dev.poolbench.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTests {

  @ParameterizedTest
  @CsvSource({"0,0", "10ms,10000000", "0.5us,500", "2s,2000000000", "7ns,7"})
  void isAConstant(String text, long nanos) {
    assertThat(Delay.parse(text).nanosOf(1)).isEqualTo(nanos);
    assertThat(Delay.parse(text).nanosOf(99)).isEqualTo(nanos);
  }

  @Test
  void followsItsDistribution() {
    Delay delay = Delay.parse("lognormal(10ms,0.5)");
    double[] logs =
        LongStream.range(0, 20_000).mapToDouble(job -> Math.log(delay.nanosOf(job))).toArray();
    double mean = java.util.Arrays.stream(logs).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum() / logs.length;

    assertThat(Math.exp(mean)).isCloseTo(10_000_000, within(300_000.0));
    assertThat(Math.sqrt(variance)).isCloseTo(0.5, within(0.02));
  }

  @Test
  void isTheSameForAJobEachTime() {
    assertThat(Delay.parse("lognormal(10ms,0.5)").nanosOf(17))
        .isEqualTo(Delay.parse("lognormal(10ms,0.5)").nanosOf(17));
  }
}
