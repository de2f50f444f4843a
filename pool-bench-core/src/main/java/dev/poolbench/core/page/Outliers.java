package dev.poolbench.core.page;

import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.statistics.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names the forks whose time lies apart from that of the others; none is left out of anything. */
public final class Outliers {
  private static final int MOST = 4;

  private Outliers() {}

  /**
   * Finds them.
   *
   * @param report what was measured
   * @return the blocks and job counts at which a fork lies apart, by what it measured
   */
  public static Map<Variant, String> of(Report report) {
    Map<Variant, List<String>> apart = new LinkedHashMap<>();
    for (Cell cell : report.cells()) {
      Optional<Summary> summary = cell.summary();
      for (int place : summary.map(Summary::outliers).orElse(List.of())) {
        Cell.Sample sample = cell.samples().get(place);
        double factor = sample.median() / summary.orElseThrow().median();
        apart
            .computeIfAbsent(Variant.of(cell), key -> new ArrayList<>())
            .add(
                "block %d at %s (%s of the median)"
                    .formatted(
                        sample.block(), Words.count(cell.jobs(), "job"), Words.factor(factor)));
      }
    }
    Map<Variant, String> texts = new LinkedHashMap<>();
    apart.forEach((variant, all) -> texts.put(variant, text(all)));
    return texts;
  }

  private static String text(List<String> all) {
    return all.size() <= MOST
        ? String.join(", ", all)
        : "%s, and %d more".formatted(String.join(", ", all.subList(0, MOST)), all.size() - MOST);
  }
}
