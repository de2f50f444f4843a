package com.acme.pools;

import static dev.poolbench.core.assertj.PoolBenchAssertions.assertThat;
import static dev.poolbench.core.assertj.PoolBenchAssertions.withinPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Task;
import dev.poolbench.core.PoolBench;
import dev.poolbench.core.assertj.Undecided;
import dev.poolbench.core.junit.NoLeaks;
import dev.poolbench.core.kit.PoolRules;
import dev.poolbench.core.kit.Rule;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.Baseline;
import dev.poolbench.core.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.TestAbortedException;

/** Says what is seen where something is wrong, as the README shows it. */
class FailingTests {
  private static final List<ExecutorService> FORGOTTEN = new ArrayList<>();

  @AfterEach
  void stopWhatWasForgotten() {
    FORGOTTEN.forEach(ExecutorService::shutdownNow);
    FORGOTTEN.clear();
  }

  /** Drops every tenth task. */
  private static PoolAdapter forgetful() {
    return new PoolAdapter() {
      @Override
      public String id() {
        return "forgetful";
      }

      @Override
      public Pool open(PoolOptions options) {
        ExecutorService executor = Executors.newFixedThreadPool(options.workers());
        Pool sound = Pool.of(executor, options.workers());
        return new Pool() {
          @Override
          public void execute(Task task) throws Exception {
            if (task.from() % 10 != 9) {
              sound.execute(task);
            }
          }

          @Override
          public void close() throws Exception {
            sound.close();
          }
        };
      }
    };
  }

  static class ForgetfulClient {
    @Test
    @NoLeaks(graceMillis = 100)
    void forgetsToShutDown() {
      ExecutorService client =
          Executors.newSingleThreadExecutor(task -> new Thread(task, "acme-forgotten"));
      FORGOTTEN.add(client);
      client.execute(() -> {});
    }
  }

  private static List<String> failures(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .toList();
  }

  @Test
  void aTestThatLeaksFailsWithTheThread() {
    List<String> failures = failures(ForgetfulClient.class);

    assertEquals(1, failures.size());
    assertTrue(
        failures
            .get(0)
            .startsWith(
                "forgetsToShutDown() leaves behind what it took: threads:\n"
                    + "  thread \"acme-forgotten\", WAITING, not a daemon\n"),
        failures.get(0));
  }

  private static Report forgetfulReport() {
    return PoolBench.compare(forgetful())
        .workload(job -> job)
        .jobs(10)
        .workers(2)
        .forks(1)
        .iterations(1)
        .iterationTime(Duration.ZERO)
        .warmUpTime(Duration.ZERO)
        .timeout(Duration.ofMillis(100))
        .isolation(Isolation.IN_PROCESS)
        .run();
  }

  @Test
  void aReportWithALostJobFailsWithTheCount() {
    AssertionError error =
        assertThrows(AssertionError.class, () -> assertThat(forgetfulReport()).hasNoFailedCells());

    assertEquals(
        "1 of 1 cells failed:\n  forgetful with 2 workers, each, on JDK %s, at 10 jobs: of 10 jobs 1 lost"
            .formatted(System.getProperty("java.version")),
        error.getMessage().strip());
  }

  @Test
  void whatCannotBeToldAbortsUnlessItIsToFail() {
    Report report = forgetfulReport();
    TestAbortedException aborted =
        assertThrows(
            TestAbortedException.class, () -> assertThat(report).pool("forgetful").hasNoLeaks());
    AssertionError failed =
        assertThrows(
            AssertionError.class,
            () -> assertThat(report).whenUndecided(Undecided.FAILS).pool("forgetful").hasNoLeaks());

    assertTrue(aborted.getMessage().contains("is not available: no fork inspected it"));
    assertTrue(failed.getMessage().contains("is not available: no fork inspected it"));
  }

  /** Does each task, and computes for a while beside. */
  private static PoolAdapter computingBeside(String id, int nanos) {
    return new PoolAdapter() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Pool open(PoolOptions options) {
        return new Pool() {
          @Override
          public void execute(Task task) throws Exception {
            task.run();
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() < until) {
              Thread.onSpinWait();
            }
          }

          @Override
          public void close() {}
        };
      }
    };
  }

  @Test
  void aPoolThatIsSlowerThanAnotherOfTheSameRunFailsAndTheOtherDoesNot() {
    Report report =
        PoolBench.compare(computingBeside("swift", 0), computingBeside("slowed", 1_000_000))
            .workload(job -> job)
            .jobs(10)
            .forks(8)
            .iterations(1)
            .iterationTime(Duration.ZERO)
            .warmUpTime(Duration.ZERO)
            .isolation(Isolation.IN_PROCESS)
            .inspect(false)
            .run();

    assertThat(report).pool("swift").isNotSlowerThan("slowed", withinPercent(10));
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> assertThat(report).pool("slowed").isNotSlowerThan("swift", withinPercent(10)));
    assertTrue(
        error.getMessage().contains("slowed against swift, time")
            && error.getMessage().contains("accepted is a ratio of at most 1.100"),
        error.getMessage());
  }

  @Test
  void aBaselineThatIsNotThereIsRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("pools.json");
    TestAbortedException aborted =
        assertThrows(
            TestAbortedException.class,
            () -> assertThat(forgetfulReport().compareTo(Baseline.at(file))).isNotRefused());

    assertEquals(
        "there is no baseline '%s': run with -Dpoolbench.baseline.update to write it"
            .formatted(file),
        aborted.getMessage());
  }

  @Test
  void aPoolThatDropsTasksBreaksTheRuleOnThem() {
    List<String> broken =
        PoolRules.of(forgetful())
            .patience(Duration.ofMillis(500))
            .check(Rule.EXACTLY_ONCE)
            .toString()
            .lines()
            .toList();

    assertEquals(
        List.of(
            "forgetful breaks rule 1: does every job exactly once under every dispatch that it declares,"
                + " because a job that is lost, repeated or wrong makes a fast pool of a broken one:"
                + " under each of 1000 jobs 100 lost"),
        broken);
  }
}
