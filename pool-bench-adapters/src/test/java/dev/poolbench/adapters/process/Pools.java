package dev.poolbench.adapters.process;

import static org.assertj.core.api.Assertions.fail;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.PoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Opens process pools, hands over, and awaits with a generous deadline. */
final class Pools {
  private Pools() {}

  static Pool open(String text) throws Exception {
    ProcessAdapter adapter = new ProcessAdapter();
    return adapter.open(PoolOptions.of(adapter, PoolSpec.parse(text), 2));
  }

  static Collecting run(Pool pool, String workload, long from, long to) throws Exception {
    Collecting task = new Collecting(workload, from, to);
    pool.execute(task);
    return task;
  }

  static List<Collecting> each(Pool pool, String workload, int jobs) throws Exception {
    List<Collecting> tasks = new ArrayList<>();
    for (int job = 0; job < jobs; job++) {
      tasks.add(run(pool, workload, job, job + 1));
    }
    return tasks;
  }

  static void await(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(60)) {
        fail("not in time: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
