package dev.poolbench.core.html;

import static dev.poolbench.core.page.CleanUps.whyUnchecked;

import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.Evidence;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.html.PageModel.Check;
import dev.poolbench.core.html.PageModel.CleanUp;
import dev.poolbench.core.html.PageModel.Value;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.report.Kept;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what the pools left behind, with the evidence. */
final class CleanUps {
  private static final int MOST_SHOWN = 20;
  private static final int MOST_OF_A_DETAIL = 2_000;

  private final Report report;
  private final Variants variants;
  private final List<Kept> kept;

  CleanUps(Report report, Variants variants) {
    this.report = report;
    this.variants = variants;
    this.kept = report.kept();
  }

  List<CleanUp> all() {
    return variants.all().stream()
        .flatMap(variant -> inspected(variant).map(series -> cleanUp(variant, series)).stream())
        .toList();
  }

  /** Returns what a pool left behind, for a cell of a table. */
  Value left(Variant variant) {
    Optional<Series> series = inspected(variant);
    if (series.isEmpty()) {
      return Values.absent("not checked: no fork inspected it");
    }
    return series
        .get()
        .cleanUp()
        .map(checked -> Values.text(dev.poolbench.core.page.CleanUps.left(checked)))
        .orElseGet(() -> Values.absent("not checked: " + whyUnchecked(series.get())));
  }

  private Optional<Series> inspected(Variant variant) {
    return report.series().stream()
        .filter(series -> series.plan().inspecting() && series.refusal().isEmpty())
        .filter(series -> Variant.of(series.plan()).equals(variant))
        .findFirst();
  }

  private CleanUp cleanUp(Variant variant, Series series) {
    Optional<CleanUpReport> checked = series.cleanUp();
    return new CleanUp(
        variants.indexOf(variant),
        checked
            .map(dev.poolbench.core.page.CleanUps::left)
            .orElse("not checked: " + whyUnchecked(series)),
        checked.map(one -> one.clean() ? "clean" : "leaked").orElse("unknown"),
        kept.stream()
            .filter(one -> variant.equals(Variant.of(one)))
            .findFirst()
            .map(CleanUps::kept)
            .orElse("not checked: no fork climbed the job counts"),
        checked.map(one -> one.checks().stream().map(CleanUps::check).toList()).orElse(List.of()));
  }

  private static String kept(Kept kept) {
    String slope = kept.perJob().map(Object::toString).orElse("");
    return switch (kept.verdict()) {
      case CLEAN -> "nothing";
      case LEAKED -> slope;
      case NOT_CHECKED -> "not checked: " + kept.reason();
    };
  }

  private static Check check(CleanUpCheck check) {
    List<PageModel.Evidence> all = new ArrayList<>();
    check.evidence().forEach(one -> all.add(evidence("left behind", one)));
    check
        .lingered()
        .forEach(one -> all.add(new PageModel.Evidence("went by itself", one.toString(), "")));
    check.ignored().forEach(one -> all.add(evidence("does not count", one)));
    List<PageModel.Evidence> shown =
        new ArrayList<>(all.subList(0, Math.min(all.size(), MOST_SHOWN)));
    if (all.size() > MOST_SHOWN) {
      shown.add(
          new PageModel.Evidence(
              "", "and %d more, which the JSON report has".formatted(all.size() - MOST_SHOWN), ""));
    }
    return new Check(
        check.kind().toString(),
        check.verdict().toString(),
        check.verdict() == Verdict.NOT_CHECKED ? "unknown" : check.verdict().toString(),
        check.reason(),
        shown);
  }

  private static PageModel.Evidence evidence(String role, Evidence one) {
    String detail = one.detail();
    return new PageModel.Evidence(
        role,
        one.what(),
        detail.length() <= MOST_OF_A_DETAIL
            ? detail
            : detail.substring(0, MOST_OF_A_DETAIL) + "\n... (the JSON report has all)");
  }
}
