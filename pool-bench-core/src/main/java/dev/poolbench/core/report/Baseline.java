package dev.poolbench.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names the file that holds what was measured before, to be committed beside the tests that compare
 * with it.
 *
 * <p>It holds the time of each cell, a median a fork, and the machine and the JDKs that it was
 * measured on: on others the comparison is refused. It is written, rather than compared with, when
 * the system property {@link #UPDATE} is set.
 */
public final class Baseline {

  /** Names the system property that has the file written: {@code -Dpoolbench.baseline.update}. */
  public static final String UPDATE = "poolbench.baseline.update";

  private final Path path;
  private final boolean update;

  private Baseline(Path path, boolean update) {
    this.path = path;
    this.update = update;
  }

  /**
   * Names the file.
   *
   * @param path the file, which need not be there yet
   * @return the baseline, which is updated if the system property {@link #UPDATE} is set to {@code
   *     true} or to nothing
   */
  public static Baseline at(Path path) {
    String set = System.getProperty(UPDATE);
    return new Baseline(path, set != null && (set.isEmpty() || Boolean.parseBoolean(set)));
  }

  /**
   * Sets whether the file is written rather than compared with, whatever the system property says.
   *
   * @param update whether it is written
   * @return a baseline otherwise like this
   */
  public Baseline updating(boolean update) {
    return new Baseline(path, update);
  }

  BaselineComparison compare(Report report) throws IOException {
    if (update) {
      return write(report);
    }
    if (!Files.exists(path)) {
      return new BaselineComparison.Refused(
          "there is no baseline '%s': run with -D%s to write it".formatted(path, UPDATE));
    }
    BaselineData data = Json.read(path, BaselineData.class, "baseline", BaselineData.SCHEMA);
    BaselineData now = BaselineData.of(report);
    Optional<String> other = difference(data.identity(), now.identity());
    if (other.isPresent()) {
      return new BaselineComparison.Refused(
          "baseline '%s': %s; run with -D%s to write it anew".formatted(path, other.get(), UPDATE));
    }
    return BaselineCells.compare(data, now, report.plan().settings().stopping().difference());
  }

  private BaselineComparison write(Report report) throws IOException {
    List<Cell> failed = report.cells().stream().filter(Cell::isFailed).toList();
    if (!report.complete() || !failed.isEmpty()) {
      return new BaselineComparison.Refused(
          "baseline '%s': is not written, for %s"
              .formatted(
                  path,
                  failed.isEmpty()
                      ? "the run was stopped before its plan was carried out"
                      : "of %d cells %d failed; first: %s"
                          .formatted(
                              report.cells().size(),
                              failed.size(),
                              failed.get(0).problems().get(0))));
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(path, Json.toText(BaselineData.of(report)) + "\n");
    return new BaselineComparison.Updated(path);
  }

  private static Optional<String> difference(Map<String, String> then, Map<String, String> now) {
    return now.entrySet().stream()
        .filter(fact -> !fact.getValue().equals(then.get(fact.getKey())))
        .map(
            fact ->
                "its %s is '%s', and here it is '%s'"
                    .formatted(
                        fact.getKey(),
                        then.getOrDefault(fact.getKey(), "not recorded"),
                        fact.getValue()))
        .findFirst();
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return path.toString();
  }
}
