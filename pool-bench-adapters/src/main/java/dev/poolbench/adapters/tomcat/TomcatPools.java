package dev.poolbench.adapters.tomcat;

import dev.poolbench.api.Pool;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/** Opens the pool as a connector of Tomcat does; holds all that is of the library. */
final class TomcatPools {
  private static final long KEEP_ALIVE_SECONDS = 60;

  private TomcatPools() {}

  static Pool open(int min, int workers) {
    TaskQueue queue = new TaskQueue();
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            min,
            workers,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            queue,
            new TaskThreadFactory("tomcat-", true, Thread.NORM_PRIORITY));
    queue.setParent(executor);
    return Pool.of(executor, workers);
  }
}
