package dev.poolbench.examples.pools;

import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Workload;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.page.Page;
import java.util.ArrayList;
import java.util.List;

/** Lists what can be measured. */
final class Listing {
  private static final String INDENT = "    ";

  private final List<String> lines = new ArrayList<>();

  private Listing() {}

  static List<String> of(Catalog catalog) {
    Listing listing = new Listing();
    listing.section("Pools");
    catalog.pools().forEach(listing::pool);
    listing.section("Workloads");
    catalog.workloads().forEach(listing::workload);
    if (!catalog.broken().isEmpty()) {
      listing.section("Not loaded");
      catalog.broken().forEach(listing::text);
    }
    listing.section("JDKs");
    Jdk.find().forEach(listing::jdk);
    return listing.lines;
  }

  private void section(String title) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(title);
    lines.add("=".repeat(title.length()));
  }

  private void pool(PoolAdapter adapter) {
    lines.add(adapter.id());
    text(adapter.describe());
    if (adapter.availability() instanceof Availability.Unavailable unavailable) {
      text("not available on JDK %s: %s".formatted(Jdk.running().version(), unavailable.reason()));
    }
    if (adapter.kind() != PoolKind.CALLER) {
      Option<Integer> workers = PoolOptions.WORKERS;
      text(
          "%s=N: %s; %s (default: as many as %s says)"
              .formatted(
                  workers.name(),
                  workers.accepted(),
                  workers.description(),
                  adapter.kind() == PoolKind.PROCESSES ? "-p" : "-t"));
    }
    adapter.options().forEach(this::option);
  }

  private void workload(Workload workload) {
    lines.add(workload.id());
    text(workload.describe());
    workload.options().forEach(this::option);
  }

  private void option(Option<?> option) {
    text(
        "%s: %s; %s%s"
            .formatted(
                option,
                option.accepted(),
                option.description(),
                option.isPositional() ? "; its name may be left out" : ""));
  }

  private void jdk(Jdk jdk) {
    lines.add(jdk.version());
    text(jdk.vendor());
    text(jdk.home() + (jdk.home().equals(Jdk.running().home()) ? ", running" : ""));
  }

  private void text(String text) {
    if (!text.isBlank()) {
      lines.addAll(
          Page.hanging(text, Page.WIDTH - INDENT.length()).stream().map(INDENT::concat).toList());
    }
  }
}
