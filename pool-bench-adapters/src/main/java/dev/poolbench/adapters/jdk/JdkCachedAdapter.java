package dev.poolbench.adapters.jdk;

import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the JDK's pool that starts a thread whenever none is idle, up to a number: {@code
 * jdk-cached}.
 *
 * <p>The JDK's own has no such number, and would meet the machine's limit instead.
 */
public final class JdkCachedAdapter implements PoolAdapter {
  static final Option<OptionalInt> MAX = max(ThreadLimit.read(Path.of("/")));

  private static final String WORKERS = "workers";
  private static final long KEEP_ALIVE_SECONDS = 60;

  /** Makes the adapter; it has no state. */
  public JdkCachedAdapter() {}

  @Override
  public String id() {
    return "jdk-cached";
  }

  @Override
  public String describe() {
    return "Executors.newCachedThreadPool, but bounded; execute, submit and invokeAll hand one task"
        + " at a time to an idle or a new thread, or wait";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(MAX);
  }

  @Override
  public Pool open(PoolOptions options) {
    int max = options.get(MAX).orElse(options.workers());
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            0,
            max,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            WorkerThreads.platform(id()),
            WhenFull.BLOCK);
    return Pool.of(executor, max);
  }

  static Option<OptionalInt> max(OptionalInt limit) {
    return Option.of(
        "max",
        WORKERS,
        limit.isPresent()
            ? "workers | a whole number from 1 to %d, this machine's limit of threads"
                .formatted(limit.getAsInt())
            : "workers | a whole number of at least 1",
        "how many threads there are at the most",
        text -> {
          if (text.equals(WORKERS)) {
            return OptionalInt.empty();
          }
          int max = Integer.parseInt(text);
          if (max < 1 || max > limit.orElse(Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(text);
          }
          return OptionalInt.of(max);
        });
  }
}
