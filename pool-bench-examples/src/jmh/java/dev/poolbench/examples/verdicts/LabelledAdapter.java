package dev.poolbench.examples.verdicts;

import dev.poolbench.adapters.workload.SpinWorkload;
import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.WorkloadSpec;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Makes a fixed thread pool that does some more work before each task. The label tells pools apart
 * that are otherwise the same.
 */
public final class LabelledAdapter implements PoolAdapter {
  private static final Option<String> LABEL = Option.text("label", "a", "tells pools apart");
  private static final Option<Integer> EXTRA =
      Option.integer("extra", 0, 0, Integer.MAX_VALUE, "steps computed before each task");

  /** Makes the adapter; it has no state. */
  public LabelledAdapter() {}

  @Override
  public String id() {
    return LabelledAdapter.class.getName();
  }

  @Override
  public List<Option<?>> options() {
    return List.of(LABEL, EXTRA);
  }

  @Override
  public Pool open(PoolOptions options) {
    ExecutorService threads = Executors.newFixedThreadPool(options.workers());
    int steps = options.get(EXTRA);
    AutoCloseable shutdown =
        () -> {
          threads.shutdown();
          threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        };
    if (steps == 0) {
      return Pool.of(task -> threads.execute(task), options.workers(), shutdown);
    }
    SpinWorkload extra = new SpinWorkload();
    extra.open(Options.of(extra, WorkloadSpec.parse("spin(steps=%d)".formatted(steps))));
    return Pool.of(
        task ->
            threads.execute(
                () -> {
                  if (extra.run(1) < 0) {
                    throw new IllegalStateException("a state is never negative");
                  }
                  task.run();
                }),
        options.workers(),
        shutdown);
  }
}
