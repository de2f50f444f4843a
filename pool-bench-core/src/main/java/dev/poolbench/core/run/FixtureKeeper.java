package dev.poolbench.core.run;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.fork.FixtureAnswer;
import dev.poolbench.core.fork.FixtureProcess;
import dev.poolbench.core.fork.ForkException;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.report.FixtureFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the fixture of the workload running for as long as a run lasts, if the workload has one, and
 * starts it again when it has ended before its time.
 */
final class FixtureKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FixtureKeeper.class);
  private static final Duration START = Duration.ofSeconds(60);

  private final WorkloadSpec named;
  private final @Nullable Path folder;
  private @Nullable FixtureProcess process;
  private @Nullable FixtureAnswer first;
  private int starts;

  private FixtureKeeper(WorkloadSpec named, @Nullable Path folder) {
    this.named = named;
    this.folder = folder;
  }

  static FixtureKeeper of(WorkloadSpec spec, Catalog catalog, boolean object) throws IOException {
    boolean none = object;
    if (!none) {
      Workload workload = catalog.workload(spec.id());
      none = workload.fixture(Options.of(workload, spec)).isEmpty();
    }
    return new FixtureKeeper(spec, none ? null : Files.createTempDirectory("pool-bench-fixture"));
  }

  /** Returns the workload as it is to be opened now: with the options that the fixture sets. */
  synchronized WorkloadSpec workload() throws ForkException, IOException {
    Path place = folder;
    if (place == null) {
      return named;
    }
    if (process != null && !process.isUsable()) {
      LOG.warn("the fixture of {} has ended before its time; it is started again", named);
      process.close();
      process = null;
    }
    if (process == null) {
      starts++;
      process = FixtureProcess.start(place, "fixture-" + starts, Jdk.running(), named, START);
      first = first == null ? process.answer() : first;
    }
    Map<String, String> options = new LinkedHashMap<>(named.options());
    options.putAll(process.answer().options());
    return new WorkloadSpec(named.id(), options);
  }

  /** Reads the processor time that the fixture has used until now. */
  synchronized Figure time() {
    return process == null ? Figure.absent("the workload has no fixture") : process.cpuTime();
  }

  synchronized Optional<FixtureFacts> facts() {
    return Optional.ofNullable(first)
        .map(told -> new FixtureFacts(told.options(), told.facts(), told.jobsPerSecond()));
  }

  @Override
  @SuppressWarnings("deprecation") // The folder is the user's own; nobody else can link there.
  public synchronized void close() throws IOException {
    if (process != null) {
      process.close();
    }
    if (folder != null) {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }
}
