package dev.poolbench.adapters.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Fixture;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.PoolBench;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WorkloadTests {
  private static final List<String> JVM =
      List.of("-Xms64m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  /** Do nothing that depends on the job. */
  private static final Set<String> ALIKE =
      Set.of("spin(0)", "mixed(cpu=0,wait=0)", "file(read=0)", "file(read=17mb)");

  private static Workload open(String text) throws Exception {
    WorkloadSpec spec = WorkloadSpec.parse(text);
    Workload workload =
        ServiceLoader.load(Workload.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(one -> one.id().equals(spec.id()))
            .findFirst()
            .orElseThrow();
    workload.open(Options.of(workload, spec));
    return workload;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqrt",
        "sleep(1ms)",
        "sleep(0)",
        "spin(5us)",
        "spin(steps=100)",
        "spin(0)",
        "alloc(3kb)",
        "alloc(0)",
        "lock(hold=1us)",
        "lock(hold=0)",
        "mixed(cpu=5us,wait=1ms)",
        "mixed(cpu=0,wait=0)",
        "file(read=9kb)",
        "file(read=0)",
        "file(read=17mb)"
      })
  void returnsOfAJobWhatIsExpectedEachTime(String text) throws Exception {
    try (Workload workload = open(text)) {
      for (long job : new long[] {0, 1, 2, 1_000_003}) {
        double first = workload.run(job);
        assertThat(first).isEqualTo(workload.expected(job)).isEqualTo(workload.run(job));
      }
      assertThat(Stream.of(0, 1, 2, 3).map(job -> run(workload, job)).distinct().count())
          .as("results that differ, so that a job in place of another shows")
          .isGreaterThan(ALIKE.contains(text) ? 0 : 1);
    }
  }

  private static double run(Workload workload, long job) {
    try {
      return workload.run(job);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep(5)",
        "spin(-1us)",
        "alloc(2gb)",
        "file(read=1gb)",
        "lock(hold=x)",
        "sqrt(1)"
      })
  void refusesWhatItDoesNotTake(String text) {
    assertThatThrownBy(() -> open(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text.substring(0, text.indexOf('(')))
        .hasMessageContaining("accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spin(20us)", "mixed(cpu=20us,wait=0)"})
  void hasTheSameWorkInEveryFork(String text) throws Exception {
    Report report =
        PoolBench.compare("caller")
            .workload(text)
            .jobs(5)
            .forks(2)
            .warmUpTime(Duration.ZERO)
            .iterationTime(Duration.ZERO)
            .jvmArgs(JVM)
            .inspect(false)
            .run();

    int steps = Integer.parseInt(report.fixture().orElseThrow().options().get("steps"));
    assertThat(steps).isGreaterThan(100);
    assertThat(report.fixture().orElseThrow().facts().get("steps"))
        .contains(steps + " steps", "20000 ns");
    assertThat(report.problems()).isEmpty();
    try (Workload once = open(text.replace(")", ",steps=%d)".formatted(steps)))) {
      assertThat(
              once.fixture(Options.of(once, WorkloadSpec.parse("spin(steps=%d)".formatted(steps)))))
          .isEmpty();
    }
  }

  @Test
  void allocatesWhatItSays() {
    Report report =
        PoolBench.compare("caller")
            .workload("alloc(32kb)")
            .jobs(2_000)
            .forks(1)
            .jvmArgs(JVM)
            .inspect(false)
            .run();

    Figure perJob = report.cells().get(0).allocatedPerJob();
    assertThat(perJob.asLong().orElseThrow()).isBetween(32L << 10, 36L << 10);
  }

  @Test
  void leavesNoFile() throws Exception {
    List<Path> before = files();
    try (Workload file = open("file(read=1kb)")) {
      double unused = file.run(3);
      assertThat(files()).hasSizeGreaterThan(before.size());
    }

    assertThat(files()).isEqualTo(before);
  }

  private static List<Path> files() throws Exception {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().matches("pool-bench.*\\.data"))
          .sorted()
          .toList();
    }
  }

  @Test
  void waitsInAWayThatHeedsAnInterruption() throws Exception {
    try (Workload sleep = open("sleep(1h)")) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> sleep.run(0)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void tellsOfNoFixtureThatItDoesNotNeed() throws Exception {
    for (String text : List.of("sqrt", "sleep", "alloc", "lock", "file", "spin(0)")) {
      try (Workload workload = open(text)) {
        assertThat(workload.fixture(Options.of(workload, WorkloadSpec.parse(text))))
            .as(text)
            .isEqualTo(java.util.Optional.<Fixture>empty());
      }
    }
  }
}
