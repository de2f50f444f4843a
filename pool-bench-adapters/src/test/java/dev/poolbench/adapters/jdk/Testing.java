package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolbench.api.Availability;
import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Opens pools by their textual form, hands over, and awaits with a generous deadline. */
public final class Testing {
  private static final long DEADLINE_SECONDS = 60;

  private Testing() {}

  public static PoolAdapter adapter(String id) {
    return ServiceLoader.load(PoolAdapter.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(adapter -> adapter.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  public static PoolOptions options(String text, int workers) {
    PoolSpec spec = PoolSpec.parse(text);
    return PoolOptions.of(adapter(spec.id()), spec, workers);
  }

  public static Pool open(String text, int workers) throws Exception {
    PoolOptions options = options(text, workers);
    PoolAdapter adapter = adapter(options.spec().id());
    if (adapter.availability(options) instanceof Availability.Unavailable unavailable) {
      assumeTrue(false, text + " " + unavailable.reason());
    }
    return adapter.open(options);
  }

  public static void handOver(Pool pool, Dispatch.Mode mode, List<? extends Task> tasks)
      throws Exception {
    switch (mode) {
      case EACH -> {
        for (Task task : tasks) {
          pool.execute(task);
        }
      }
      case FUTURES -> {
        List<Future<?>> futures = new ArrayList<>();
        for (Task task : tasks) {
          futures.add(pool.submit(task));
        }
        for (Future<?> future : futures) {
          join(future);
        }
      }
      case BULK -> pool.executeAll(List.copyOf(tasks));
      case CHUNKED -> {
        if (!pool.executeChunks(List.copyOf(tasks))) {
          for (Task task : tasks) {
            pool.execute(task);
          }
        }
      }
    }
  }

  private static void join(Future<?> future) throws Exception {
    try {
      future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  public static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("opened in time").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  public static void await(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)) {
        fail("not in time: " + what);
      }
      Thread.yield();
    }
  }

  public static void awaitEnd(Thread thread) throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
    assertThat(thread.isAlive()).as("%s is alive", thread).isFalse();
  }

  public static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }
}
