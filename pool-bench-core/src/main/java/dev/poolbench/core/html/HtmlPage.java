package dev.poolbench.core.html;

import dev.poolbench.core.report.OverallRating;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports as one page that needs nothing but a browser. */
public final class HtmlPage {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern PLACE = Pattern.compile("@([a-z-]+)@");

  /** Are one script: each uses those before it. */
  private static final List<String> SCRIPTS =
      List.of("base.js", "tables.js", "chart.js", "figures.js", "report.js");

  private final List<Report> reports;

  private HtmlPage(List<Report> reports) {
    this.reports = List.copyOf(reports);
  }

  /**
   * Lays reports out on one page.
   *
   * @param reports at least one, in the order in which they are shown
   * @return the page
   * @throws IllegalArgumentException if there is none
   */
  public static HtmlPage of(List<Report> reports) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("reports: there is none; accepted is at least one");
    }
    return new HtmlPage(reports);
  }

  /**
   * Returns the page.
   *
   * @return HTML, to be written as UTF-8
   */
  public String text() {
    String chartScript = resource("uplot/uPlot.iife.min.js");
    StringBuilder script = new StringBuilder();
    for (String name : SCRIPTS) {
      script.append(resource(name)).append('\n');
    }
    Map<String, String> parts =
        Map.of(
            "script-hashes", hash(chartScript) + " " + hash(script.toString()),
            "chart-style", resource("uplot/uPlot.min.css"),
            "style", resource("report.css"),
            "data", data(),
            "chart-script", chartScript,
            "script", script.toString());
    return PLACE
        .matcher(resource("report.html"))
        .replaceAll(
            place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), place.group())));
  }

  /** Returns what lets the browser run this script, and no other. */
  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Returns the model as JSON that can stand in a script element: nothing in it ends the element,
   * begins a comment, or ends a line where JavaScript has it end.
   */
  private String data() {
    String json =
        MAPPER.writeValueAsString(
            new PageModel(reports.stream().map(Sections::of).toList(), overall()));
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** Rates the pools over all reports, those of the same workload being a group. */
  private Map<String, Double> overall() {
    Map<String, List<Report>> groups = new LinkedHashMap<>();
    reports.forEach(
        report ->
            groups
                .computeIfAbsent(
                    report.plan().settings().workload().toString(), key -> new ArrayList<>())
                .add(report));
    Variants variants = new Variants(reports.get(0));
    Map<String, Double> overall = new LinkedHashMap<>();
    OverallRating.of(groups)
        .forEach(
            one ->
                variants
                    .of(one)
                    .ifPresent(
                        variant -> overall.put(variants.names().full(variant), one.overall())));
    return overall;
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource '%s': is not in this library".formatted(name));
      }
      // A browser takes CR LF for LF before it compares a script with its hash.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("resource '%s'".formatted(name), e);
    }
  }
}
