package dev.poolbench.adapters.guava;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.Task;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Hands over as an executor service does, but listens to each future, which is what it is for. */
final class ListeningPool implements Pool {
  /** Does nothing: what is measured is being called. The task has recorded a failure already. */
  private static final FutureCallback<@Nullable Object> LISTENER =
      new FutureCallback<>() {
        @Override
        public void onSuccess(@Nullable Object result) {}

        @Override
        public void onFailure(Throwable recordedByTheTask) {}
      };

  private final ListeningExecutorService executor;
  private final Pool pool;

  private ListeningPool(ListeningExecutorService executor, int limit) {
    this.executor = executor;
    this.pool = Pool.of(executor, limit);
  }

  static Pool open(int workers) {
    return new ListeningPool(
        MoreExecutors.listeningDecorator(
            Executors.newFixedThreadPool(
                workers, new ThreadFactoryBuilder().setNameFormat("guava-%d").build())),
        workers);
  }

  @Override
  public void execute(Task task) throws Exception {
    pool.execute(task);
  }

  @Override
  public Future<?> submit(Task task) {
    ListenableFuture<?> future = executor.submit(task);
    Futures.addCallback(future, LISTENER, MoreExecutors.directExecutor());
    return future;
  }

  @Override
  public void executeAll(List<? extends Task> tasks) throws Exception {
    pool.executeAll(tasks);
  }

  @Override
  public Set<Dispatch.Mode> dispatches() {
    return pool.dispatches();
  }

  @Override
  public OptionalInt limit() {
    return pool.limit();
  }

  @Override
  public void close() throws Exception {
    pool.close();
  }
}
