package dev.poolbench.core.run;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.fork.ForkException;
import dev.poolbench.core.fork.Probe;
import dev.poolbench.core.fork.ProbeAnswer;
import dev.poolbench.core.fork.ProbeRequest;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.measure.SeriesListener;
import dev.poolbench.core.measure.SeriesRequest;
import dev.poolbench.core.measure.SeriesRunner;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Measures each series in this JVM, on a thread of its own, which is left behind if it is stuck in
 * code that does not heed an interruption.
 */
final class InProcessSite implements SeriesSite {
  private final Catalog catalog;
  private final Workload workload;
  private final boolean opened;
  private volatile boolean stopped;

  InProcessSite(Catalog catalog, WorkloadSpec spec, @Nullable Workload object) throws IOException {
    this.catalog = catalog;
    this.opened = object == null;
    this.workload = object == null ? open(catalog, spec) : object;
  }

  private static Workload open(Catalog catalog, WorkloadSpec spec) throws IOException {
    Workload workload = catalog.workload(spec.id());
    try {
      workload.open(Options.of(workload, spec));
    } catch (Exception e) {
      throw new IOException("the workload %s could not be opened: %s".formatted(spec, e), e);
    }
    return workload;
  }

  @Override
  public ProbeAnswer probe(Jdk jdk, ProbeRequest request) throws ForkException {
    return Probe.answer(request, catalog, workload, () -> {});
  }

  @Override
  public void measure(String name, Jdk jdk, SeriesRequest request, SeriesListener listener) {
    CountDownLatch over = new CountDownLatch(1);
    AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                SeriesRunner.run(
                    request,
                    catalog.pool(request.pool().id()),
                    workload,
                    () -> {},
                    listener,
                    () -> stopped,
                    over::countDown);
              } catch (RuntimeException | Error e) {
                broken.set(e);
              } finally {
                over.countDown();
              }
            },
            "pool-bench-" + name);
    thread.setDaemon(true);
    thread.start();
    Uninterruptibles.awaitUninterruptibly(over);
    Throwable thrown = broken.get();
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() throws IOException {
    if (opened) {
      try {
        workload.close();
      } catch (Exception e) {
        throw new IOException("the workload could not be closed: " + e, e);
      }
    }
  }
}
