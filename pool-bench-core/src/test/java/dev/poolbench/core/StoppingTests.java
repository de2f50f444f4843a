package dev.poolbench.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.faults.HostMain;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StoppingTests {

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void returnsWhatWasMeasuredWhenItIsInterrupted(Isolation isolation) throws Exception {
    CountDownLatch measuring = new CountDownLatch(1);
    CompletableFuture<Report> report = new CompletableFuture<>();
    Thread run =
        new Thread(
            () ->
                report.complete(
                    PoolBench.compare(Faults.Sound.class.getName())
                        .workload(Faults.Slow.class.getName())
                        .jobs(1, 1_000_000)
                        .workers(2)
                        .isolation(isolation)
                        .iterationTime(Duration.ZERO)
                        .warmUpTime(Duration.ZERO)
                        .inspect(false)
                        .listener(releasing(measuring))
                        .run()));
    run.start();
    measuring.await();
    long children = ProcessHandle.current().descendants().count();
    run.interrupt();

    assertThat(children).isEqualTo(isolation == Isolation.FORK ? 1 : 0);
    assertThat(report.get().complete()).isFalse();
    assertThat(report.get().series()).hasSize(1);
    assertThat(report.get().series().get(0).failures()).isEmpty();
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      child.onExit().get();
    }
  }

  private static RunListener releasing(CountDownLatch measuring) {
    return new RunListener() {
      @Override
      public void entered(SeriesPlan series, Phase phase, int jobs) {
        if (phase == Phase.WARM_UP) {
          measuring.countDown();
        }
      }
    };
  }

  @Test
  void leavesNoForkBehindWhenTheHostIsKilled(@TempDir Path folder) throws Exception {
    Process host = host(folder, folder);
    ProcessHandle fork = firstChild(host);
    CompletableFuture<ProcessHandle> ended = fork.onExit();
    host.destroyForcibly();

    assertThat(ended.get(1, TimeUnit.MINUTES).isAlive()).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a signal that a JVM can act upon")
  void leavesNoFileBehindWhenTheHostIsToldToEnd(@TempDir Path folder) throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process host = host(folder, temporary);
    ProcessHandle fork = firstChild(host);
    assertThat(temporary).isNotEmptyDirectory();
    host.destroy();
    host.waitFor();

    fork.onExit().get(1, TimeUnit.MINUTES);
    assertThat(temporary).isEmptyDirectory();
  }

  private static Process host(Path folder, Path temporary) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            HostMain.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("host.log").toFile())
        .start();
  }

  private static ProcessHandle firstChild(Process host) {
    while (host.isAlive()) {
      List<ProcessHandle> children = host.descendants().toList();
      Optional<ProcessHandle> first = children.stream().findFirst();
      if (first.isPresent()) {
        return first.get();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("the host ended with exit code " + host.exitValue());
  }
}
