package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.Subjects.PATIENCE;
import static dev.poolbench.core.kit.Subjects.adapter;
import static dev.poolbench.core.kit.Subjects.assertThatOnly;
import static dev.poolbench.core.kit.Subjects.fixed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolbench.api.Availability;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Task;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.kit.RuleResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PoolRulesTests {
  private final List<ExecutorService> kept = new ArrayList<>();

  @AfterEach
  void stopWhatAPoolLeftOnPurpose() {
    kept.forEach(ExecutorService::shutdownNow);
  }

  @Test
  void areKeptByAPlainPool() {
    assertThat(PoolRules.of(new PlainPool()).checkAll())
        .allMatch(result -> result.outcome() == Outcome.KEPT);
  }

  @Test
  void areKeptByAPoolThatRefusesWhatItHasNoRoomFor() {
    PoolAdapter adapter = adapter(options -> Pool.of(fixed(options.workers(), 2_000)));

    assertThat(PoolRules.of(adapter).check(Rule.NEVER_DROPS))
        .extracting(RuleResult::toString)
        .asString()
        .startsWith("subject keeps");
  }

  @Test
  void rule1FindsALostJob() {
    assertThat(PoolRules.of(new Faults.LosesJob50()).patience(PATIENCE).check(Rule.EXACTLY_ONCE))
        .extracting(RuleResult::detail)
        .asString()
        .contains("of 1000 jobs 1 lost");
  }

  @Test
  void rule1FindsARepeatedJob() {
    assertThat(PoolRules.of(new Faults.RepeatsJob50()).patience(PATIENCE).check(Rule.EXACTLY_ONCE))
        .extracting(RuleResult::detail)
        .asString()
        .contains("1 repeated");
  }

  @Test
  void rule2FindsAWorkerThatAFailedJobEnds() {
    assertThatOnly(
        Rule.SURVIVES_FAILURE, "of 30 jobs", adapter(options -> new Mortal(options.workers())));
  }

  @Test
  void rule3FindsACloseThatDoesNotWait() {
    assertThatOnly(
        Rule.CLOSE_WAITS,
        "close returned when of 3 jobs 0 were done",
        adapter(
            options -> {
              ExecutorService executor = fixed(options.workers(), 0);
              return Pool.of(executor, options.workers(), executor::shutdown);
            }));
  }

  @Test
  void rule3FindsAThreadThatIsLeft() {
    assertThatOnly(
        Rule.CLOSE_WAITS,
        "left-behind",
        adapter(
            options -> {
              Pool pool = Pool.of(fixed(options.workers(), 0));
              return Pool.of(
                  task -> execute(pool, (Task) task),
                  () -> {
                    pool.close();
                    kept.add(
                        Executors.newSingleThreadExecutor(work -> new Thread(work, "left-behind")));
                    kept.get(kept.size() - 1).execute(() -> {});
                  });
            }));
  }

  @Test
  void rule3FindsACloseThatMayNotBeCalledTwice() {
    assertThatOnly(
        Rule.CLOSE_WAITS,
        "closed already",
        adapter(options -> new Once(fixed(options.workers(), 0), options.workers())));
  }

  @Test
  void rule4FindsATaskThatIsTakenAfterCloseAndDropped() {
    assertThatOnly(
        Rule.CLOSED_REFUSES,
        "6 lost",
        adapter(
            options -> {
              ThreadPoolExecutor executor = fixed(options.workers(), 0);
              executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
              return Pool.of(executor);
            }));
  }

  @Test
  void rule5FindsTooFewWorkers() {
    assertThatOnly(
        Rule.REACHES_WORKERS,
        "2 jobs at once, where it has 3 workers",
        adapter(options -> new ReachesTwo(fixed(2, 0))));
  }

  @Test
  void rule5FindsMoreJobsAtOnceThanThePoolDeclares() {
    assertThatOnly(
        Rule.REACHES_WORKERS,
        "where it declares a limit of 3",
        adapter(options -> Pool.of(fixed(options.workers() + 1, 0), options.workers())));
  }

  @Test
  void rule6FindsATaskThatIsDroppedWhenThereIsNoRoom() {
    assertThatOnly(
        Rule.NEVER_DROPS,
        "lost",
        adapter(
            options -> {
              ThreadPoolExecutor executor = fixed(options.workers(), 2_000);
              return Pool.of(
                  task -> {
                    if (executor.isShutdown()) {
                      throw new RejectedExecutionException("closed");
                    }
                    if (executor.getQueue().remainingCapacity() > 0) {
                      executor.execute(task);
                    }
                  },
                  options.workers(),
                  () -> {
                    executor.shutdown();
                    executor.awaitTermination(1, TimeUnit.MINUTES);
                  });
            }));
  }

  @Test
  void areSkippedWithTheReasonWhereThePoolIsNotAvailable() {
    assertThat(PoolRules.of(new Faults.Unavailable()).checkAll())
        .hasSize(Rule.values().length)
        .allMatch(result -> result.outcome() == Outcome.SKIPPED)
        .allMatch(result -> result.toString().contains("add com.acme:rocket-pool"));
  }

  @Test
  void areSkippedWithTheReasonWhereThePoolDoesNotSupportTheirJobs() {
    PoolAdapter adapter =
        new PoolAdapter() {
          @Override
          public String id() {
            return "picky";
          }

          @Override
          public Availability supports(dev.poolbench.api.WorkloadSpec workload) {
            return Availability.unavailable("does nothing but sqrt");
          }

          @Override
          public Pool open(PoolOptions options) {
            throw new AssertionError("opened though it does not support the jobs");
          }
        };

    assertThat(PoolRules.of(adapter).check(Rule.EXACTLY_ONCE).detail())
        .isEqualTo("does nothing but sqrt");
  }

  @Test
  void endWithAPoolThatHangs() {
    RuleResult result =
        PoolRules.of(new Faults.NeverOpens())
            .patience(Duration.ofMillis(50))
            .check(Rule.EXACTLY_ONCE);

    assertThat(result.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(result.detail()).contains("does not end within 0 s", "NeverOpens.open");
    assertThat(
            PoolRules.of(new Faults.NeverOpens())
                .patience(Duration.ofMillis(100))
                .rounds(7)
                .check(Rule.SURVIVES_ROUNDS)
                .detail())
        .contains("does not end within 1 s (set less than 7 rounds, or more patience");
  }

  @Test
  void refusePatienceThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolRules.of(new Faults.Sound()).patience(Duration.ZERO))
        .withMessage("patience PT0S: accepted is more than 0");
  }

  private static void execute(Pool pool, Task task) {
    try {
      pool.execute(task);
    } catch (Exception e) {
      throw new RejectedExecutionException(e);
    }
  }

  /** Has workers that end with the first job that throws, and are not replaced. */
  private static final class Mortal implements Pool {
    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final List<Thread> workers;
    private final int limit;
    private volatile boolean closed;

    Mortal(int limit) {
      this.limit = limit;
      this.workers =
          java.util.stream.Stream.generate(() -> new Thread(this::work)).limit(limit).toList();
      workers.forEach(worker -> worker.setUncaughtExceptionHandler((thread, error) -> {}));
      workers.forEach(Thread::start);
    }

    private void work() {
      try {
        while (!closed || !queue.isEmpty()) {
          Runnable next = queue.poll(1, TimeUnit.MILLISECONDS);
          if (next != null) {
            next.run();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void execute(Task task) {
      if (closed) {
        throw new RejectedExecutionException("closed");
      }
      queue.add(task);
    }

    @Override
    public OptionalInt limit() {
      return OptionalInt.of(limit);
    }

    @Override
    public void close() throws InterruptedException {
      closed = true;
      for (Thread worker : workers) {
        worker.join();
      }
    }
  }

  /** May be closed once only. */
  private static final class Once implements Pool {
    private final ExecutorService executor;
    private final int limit;

    Once(ExecutorService executor, int limit) {
      this.executor = executor;
      this.limit = limit;
    }

    @Override
    public void execute(Task task) {
      executor.execute(task);
    }

    @Override
    public OptionalInt limit() {
      return OptionalInt.of(limit);
    }

    @Override
    public void close() throws Exception {
      if (executor.isShutdown()) {
        throw new IllegalStateException("closed already");
      }
      executor.shutdown();
      executor.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  /** Runs two tasks at once, whatever it was asked for, and declares no limit. */
  private static final class ReachesTwo implements Pool {
    private final Pool pool;

    ReachesTwo(ExecutorService executor) {
      pool = Pool.of(executor);
    }

    @Override
    public void execute(Task task) throws Exception {
      pool.execute(task);
    }

    @Override
    public void close() throws Exception {
      pool.close();
    }
  }
}
