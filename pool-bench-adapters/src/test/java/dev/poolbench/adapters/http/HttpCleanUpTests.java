package dev.poolbench.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.Evidence;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HttpCleanUpTests {

  @ParameterizedTest
  @ValueSource(strings = {"fresh", "pooled"})
  void blamesNoPoolForWhatTheClientKeeps(String connection) {
    Report report =
        PoolBench.compare("jdk-fixed")
            .workload("http(connection=%s)".formatted(connection))
            .jobs(200)
            .workers(20)
            .forks(1)
            .iterations(1)
            .iterationTime(Duration.ZERO)
            .warmUpTime(Duration.ZERO)
            .jvmArgs(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
            .run();

    assertThat(report.problems()).isEmpty();
    List<CleanUpReport> checked =
        report.series().stream().map(Series::cleanUp).flatMap(found -> found.stream()).toList();
    assertThat(checked).hasSize(1);
    assertThat(checked).allSatisfy(one -> assertThat(one.leaks()).isEmpty());
    assertThat(checked)
        .flatMap(one -> one.check(CheckKind.THREADS).ignored())
        .extracting(Evidence::what)
        .anyMatch(what -> what.contains("OkHttp TaskRunner"));
  }
}
