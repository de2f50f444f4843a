package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.Subjects.adapter;
import static dev.poolbench.core.kit.Subjects.assertThatOnly;
import static dev.poolbench.core.kit.Subjects.fixed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Task;
import dev.poolbench.core.cleanup.Allowance;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.faults.AbsentLibraries;
import dev.poolbench.core.kit.RuleResult.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OptionalRulesTests {

  /** Wraps a fixed pool of as many threads as there are workers; a subclass breaks something. */
  private static class Wrapped implements Pool {
    final ThreadPoolExecutor executor;

    Wrapped(PoolOptions options) {
      executor = fixed(options.workers(), 0);
    }

    @Override
    public void execute(Task task) throws Exception {
      executor.execute(task);
    }

    @Override
    public OptionalInt limit() {
      return OptionalInt.of(executor.getMaximumPoolSize());
    }

    @Override
    public void close() throws Exception {
      executor.shutdown();
      executor.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void rule7FindsACloseThatCannotBeInterrupted() {
    assertThatOnly(
        Rule.HEEDS_INTERRUPTION,
        "waits in close and is interrupted goes on waiting",
        adapter(
            options ->
                new Wrapped(options) {
                  @Override
                  public void close() {
                    executor.shutdown();
                    while (!executor.isTerminated()) {
                      try {
                        executor.awaitTermination(1, TimeUnit.MINUTES);
                      } catch (InterruptedException e) {
                        // As if nobody had asked.
                      }
                    }
                  }
                }));
  }

  @Test
  void rule7FindsACloseThatHidesThatItWasInterrupted() {
    assertThatOnly(
        Rule.HEEDS_INTERRUPTION,
        "returned as if all jobs were done",
        adapter(
            options ->
                new Wrapped(options) {
                  @Override
                  public void close() {
                    executor.shutdown();
                    try {
                      executor.awaitTermination(1, TimeUnit.MINUTES);
                    } catch (InterruptedException e) {
                      executor.shutdownNow();
                    }
                  }
                }));
  }

  @Test
  void rule7FindsAWaitForRoomThatCannotBeInterrupted() {
    assertThatOnly(
        Rule.HEEDS_INTERRUPTION,
        "waits in execute and is interrupted goes on waiting",
        adapter(
            options ->
                new Wrapped(options) {
                  private final Semaphore room = new Semaphore(4);

                  @Override
                  public void execute(Task task) {
                    room.acquireUninterruptibly();
                    try {
                      executor.execute(
                          () -> {
                            try {
                              task.run();
                            } finally {
                              room.release();
                            }
                          });
                    } catch (RejectedExecutionException e) {
                      room.release();
                      throw e;
                    }
                  }
                }));
  }

  @Test
  void rule8FindsMoreTasksAtOnceThanWorkers() {
    assertThatOnly(
        Rule.KEEPS_TO_WORKERS,
        "4 jobs at once, where it has 3 workers and declares no limit",
        adapter(options -> Pool.of(fixed(options.workers() + 1, 0))));
  }

  @Test
  void rule9FindsAValueThatIsRefusedTooLate() {
    assertThatOnly(
        Rule.VALIDATES_OPTIONS,
        "option queue=no-such-value: is accepted, where it says that accepted is 'a text', but then the pool cannot be opened",
        withOption(
            Option.text("queue", "linked", "which queue"),
            text -> {
              if (text.equals("no-such-value")) {
                throw new IllegalStateException("no such queue");
              }
            }));
  }

  @Test
  void rule9FindsAValueThatIsNotRefusedInWords() {
    assertThatOnly(
        Rule.VALIDATES_OPTIONS,
        "option queue=: is not refused by an IllegalArgumentException, but java.lang.StringIndexOutOfBoundsException",
        withOption(
            Option.of("queue", "l", "a letter", "which queue", text -> text.substring(0, 1)),
            text -> {}));
  }

  private static <T> PoolAdapter withOption(
      Option<T> option, java.util.function.Consumer<T> check) {
    return new PoolAdapter() {
      @Override
      public String id() {
        return "subject";
      }

      @Override
      public List<Option<?>> options() {
        return List.of(option);
      }

      @Override
      public Pool open(PoolOptions options) {
        check.accept(options.get(option));
        return new Wrapped(options);
      }
    };
  }

  @Test
  void rule10FindsAnAdapterThatCannotTellWhatItIsWithoutItsLibrary() {
    assertThatOnly(
        Rule.TELLS_WITHOUT_LIBRARY,
        "describe() throws java.lang.ClassNotFoundException: com.google.common.base.Joiner",
        new AbsentLibraries.DescribesByIt());
  }

  @Test
  void rule10FindsAnAdapterThatIsAvailableWithoutItsLibrary() {
    assertThatOnly(
        Rule.TELLS_WITHOUT_LIBRARY,
        "says that it is available, and then cannot be opened",
        new AbsentLibraries.AlwaysAvailable());
  }

  @Test
  void rule10IsKeptByAnAdapterThatSaysWhatIsMissing() {
    assertThat(PoolRules.of(new AbsentLibraries.Honest()).check(Rule.TELLS_WITHOUT_LIBRARY))
        .extracting(RuleResult::outcome)
        .isEqualTo(Outcome.KEPT);
  }

  @Test
  void rule11FindsAPoolThatCanBeOpenedOnlySoOften() {
    AtomicInteger opened = new AtomicInteger();
    assertThatOnly(
        Rule.SURVIVES_ROUNDS,
        "in round 31: it threw java.lang.IllegalStateException: no place is left",
        adapter(
            options -> {
              if (options.workers() == 2 && opened.incrementAndGet() > 30) {
                throw new IllegalStateException("no place is left");
              }
              return new Wrapped(options);
            }));
  }

  @Test
  void rule11FindsAFileThatEachRoundLeavesOpen(@TempDir Path folder) throws Exception {
    assumeThat(ManagementFactory.getOperatingSystemMXBean())
        .as("needs a system that counts open files")
        .isInstanceOf(UnixOperatingSystemMXBean.class);
    Path file = Files.createFile(folder.resolve("opened"));
    List<InputStream> left = new ArrayList<>();
    try {
      assertThatOnly(
          Rule.SURVIVES_ROUNDS,
          "files are open",
          adapter(
              options -> {
                try {
                  left.add(Files.newInputStream(file));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                return new Wrapped(options);
              }));
    } finally {
      for (InputStream one : left) {
        one.close();
      }
    }
  }

  @Test
  void rule12FindsJobsThatAreDoneWhereThisMemoryIsNotSeen() {
    assertThatOnly(
        Rule.MAKES_VISIBLE,
        "what job 0 wrote is not seen",
        adapter(
            options ->
                new Wrapped(options) {
                  @Override
                  public void execute(Task task) {
                    executor.execute(() -> doElsewhere(task));
                  }
                }));
  }

  /** Does what a worker in another process would do, and a pool of kind PROCESSES might. */
  private static void doElsewhere(Task task) {
    KitWorkload workload = new KitWorkload();
    workload.open(Options.of(workload, task.workload()));
    double[] results = new double[(int) (task.to() - task.from())];
    for (int i = 0; i < results.length; i++) {
      try {
        results[i] = workload.run(task.from() + i);
      } catch (Exception e) {
        task.fail(task.from() + i, e);
      }
    }
    task.complete(results, 0, results.length);
  }

  @Test
  void areSkippedWithTheReasonWhereThePoolIsExempt() {
    RuleResult result =
        PoolRules.of(adapter(Wrapped::new))
            .exempt(Rule.KEEPS_TO_WORKERS, "it starts a thread for each task")
            .check(Rule.KEEPS_TO_WORKERS);

    assertThat(result.toString())
        .isEqualTo(
            "subject: rule 8: %s was skipped: it starts a thread for each task"
                .formatted(Rule.KEEPS_TO_WORKERS.sentence()));
  }

  @Test
  void exemptNoneFromWhatIsRequiredNorWithoutAReason() {
    PoolRules rules = PoolRules.of(adapter(Wrapped::new));

    assertThatThrownBy(() -> rules.exempt(Rule.EXACTLY_ONCE, "it is fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rule 1", "is required");
    assertThatThrownBy(() -> rules.exempt(Rule.KEEPS_TO_WORKERS, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("say why");
    assertThatThrownBy(() -> rules.rounds(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rounds 0: accepted is at least 1");
  }

  @Test
  void tellInHowManyRoundsTheyAreKept() {
    RuleResult result = PoolRules.of(adapter(Wrapped::new)).rounds(3).check(Rule.SURVIVES_ROUNDS);

    assertThat(result.toString()).startsWith("subject keeps rule 11").endsWith(", in 3 rounds");
  }

  @Test
  void letAThreadBeLeftThatIsAllowed() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> left = new ArrayList<>();
    PoolAdapter adapter =
        adapter(
            options ->
                new Wrapped(options) {
                  @Override
                  public void close() throws Exception {
                    super.close();
                    Thread janitor = new Thread(() -> awaitUninterrupted(end), "acme-janitor");
                    left.add(janitor);
                    janitor.start();
                  }
                });
    try {
      RuleResult result =
          PoolRules.of(adapter)
              .allow(new Allowance(CheckKind.THREADS, "acme-.*", "stays as long as the JVM"))
              .check(Rule.CLOSE_WAITS);

      assertThat(result.outcome()).as(result::toString).isEqualTo(Outcome.KEPT);
    } finally {
      end.countDown();
      for (Thread thread : left) {
        thread.join();
      }
    }
  }

  private static void awaitUninterrupted(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
