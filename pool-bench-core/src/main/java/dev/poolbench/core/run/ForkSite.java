package dev.poolbench.core.run;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.poolbench.core.fork.ForkException;
import dev.poolbench.core.fork.ForkProcess;
import dev.poolbench.core.fork.ProbeAnswer;
import dev.poolbench.core.fork.ProbeRequest;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.measure.SeriesListener;
import dev.poolbench.core.measure.SeriesRequest;
import dev.poolbench.core.memory.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures each series in a fork of its own, one at a time. */
final class ForkSite implements SeriesSite {
  private final List<String> jvmArgs;
  private final Duration timeout;
  private final Supplier<Figure> fixtureTime;
  private final Path folder;
  private @Nullable ForkProcess current;
  private boolean stopped;

  ForkSite(List<String> jvmArgs, Duration timeout, Supplier<Figure> fixtureTime)
      throws IOException {
    this.jvmArgs = jvmArgs;
    this.timeout = timeout;
    this.fixtureTime = fixtureTime;
    this.folder = Files.createTempDirectory("pool-bench");
  }

  @Override
  public ProbeAnswer probe(Jdk jdk, ProbeRequest request) throws ForkException, IOException {
    try (ForkProcess fork = start("probe-" + jdk.version(), jdk)) {
      return fork.probe(request, timeout);
    }
  }

  @Override
  public void measure(String name, Jdk jdk, SeriesRequest request, SeriesListener listener)
      throws IOException {
    try (ForkProcess fork = start(name, jdk)) {
      fork.series(request, listener, fixtureTime);
    }
  }

  private synchronized ForkProcess start(String name, Jdk jdk) throws IOException {
    if (stopped) {
      throw new IOException("the run was stopped");
    }
    ForkProcess fork = ForkProcess.start(folder, name, jdk, jvmArgs);
    current = fork;
    return fork;
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    if (current != null) {
      current.stop();
    }
  }

  @Override
  @SuppressWarnings(
      "deprecation") // The folder is the user's own; nobody else can put a link there.
  public void close() throws IOException {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
