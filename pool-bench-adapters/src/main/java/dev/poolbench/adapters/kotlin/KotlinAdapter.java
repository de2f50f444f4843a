package dev.poolbench.adapters.kotlin;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;
import java.util.List;

/** Makes pools that launch a coroutine of Kotlin for each task: {@code kotlin}. */
public final class KotlinAdapter implements PoolAdapter {
  static final Option<DispatcherKind> ON =
      Option.choice(
          "on",
          DispatcherKind.LIMITED,
          "where coroutines run: on Dispatchers.IO.limitedParallelism(workers), or whatever the"
              + " workers, on Dispatchers.Default, a thread for each processor, or Dispatchers.IO,"
              + " 64 threads");

  private static final Library LIBRARY =
      new Library("org.jetbrains.kotlinx:kotlinx-coroutines-core-jvm", "kotlinx.coroutines.Job");

  /** Makes the adapter; it has no state. */
  public KotlinAdapter() {}

  @Override
  public String id() {
    return "kotlin";
  }

  @Override
  public PoolKind kind() {
    return PoolKind.VIRTUAL_THREADS;
  }

  @Override
  public String describe() {
    return "a scope of Kotlin that launches a coroutine a task; launch, and future with Kotlin's"
        + " completable futures; close joins all that was launched";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ON);
  }

  @Override
  public Pool open(PoolOptions options) {
    return Coroutines.open(options.get(ON), options.workers());
  }
}
