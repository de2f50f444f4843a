package dev.poolbench.adapters.jdk;

import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes the JDK's pool of a fixed number of threads before one queue: {@code jdk-fixed}. */
public final class JdkFixedAdapter implements PoolAdapter {
  static final Option<Supplier<BlockingQueue<Runnable>>> QUEUE =
      Option.of(
          "queue",
          "linked",
          "linked | array:N (N at least 1) | transfer | synchronous",
          "where tasks wait for a worker: without bound, in N places, without bound, or nowhere",
          JdkFixedAdapter::queue);

  static final Option<WhenFull> FULL =
      Option.choice(
          "full",
          WhenFull.BLOCK,
          "what happens when array or synchronous has no room: the thread that hands over waits for"
              + " it, or runs the task itself");

  private static final String ARRAY = "array:";

  /** Makes the adapter; it has no state. */
  public JdkFixedAdapter() {}

  @Override
  public String id() {
    return "jdk-fixed";
  }

  @Override
  public String describe() {
    return "ThreadPoolExecutor of a fixed number of threads; execute, submit and invokeAll put one"
        + " task at a time into its queue";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(QUEUE, FULL);
  }

  @Override
  public Pool open(PoolOptions options) {
    int workers = options.workers();
    BlockingQueue<Runnable> queue = options.get(QUEUE).get();
    WhenFull full = options.get(FULL);
    boolean callerHelps =
        full == WhenFull.CALLER_RUNS && queue.remainingCapacity() < Integer.MAX_VALUE;
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            workers, workers, 0, TimeUnit.SECONDS, queue, WorkerThreads.platform(id()), full);
    return Pool.of(executor, callerHelps ? workers + 1 : workers);
  }

  private static Supplier<BlockingQueue<Runnable>> queue(String text) {
    return switch (text) {
      case "linked" -> LinkedBlockingQueue::new;
      case "transfer" -> LinkedTransferQueue::new;
      case "synchronous" -> SynchronousQueue::new;
      default -> {
        int places = text.startsWith(ARRAY) ? Integer.parseInt(text.substring(ARRAY.length())) : 0;
        if (places < 1) {
          throw new IllegalArgumentException(text);
        }
        yield () -> new ArrayBlockingQueue<>(places);
      }
    };
  }
}
