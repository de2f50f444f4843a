package dev.poolbench.core.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.export.Export;
import dev.poolbench.core.report.OverallRating;
import dev.poolbench.core.report.Report;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlPageTests {
  private static final String HOSTILE = "</script><script>alert(1)</script><!--\u2028@style@";

  private static String page(Report... reports) {
    return HtmlPage.of(List.of(reports)).text();
  }

  /** Returns the data as a browser would read it: up to the first end of a script element. */
  private static JsonNode data(String page) {
    String begin = "id=\"data\">";
    int from = page.indexOf(begin) + begin.length();
    String json = page.substring(from, page.indexOf("</script", from));
    return JsonMapper.builder().build().readTree(json);
  }

  private static JsonNode section(Runs runs) {
    return data(page(runs.report())).path("sections").path(0);
  }

  private static List<String> texts(JsonNode array, String name) {
    List<String> all = new ArrayList<>();
    array.forEach(one -> all.add(one.path(name).asString()));
    return all;
  }

  @Test
  void isAmongTheFormats() throws Exception {
    assertThat(Export.all()).extracting(Export::format).contains("html");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Export.html().write(Runs.small().report(), out);

    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("<!doctype html>");
  }

  @Test
  void namesNothingThatTheBrowserWouldFetch() {
    String page = page(Runs.small().report());

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContainPattern("<link[^>]*href=\"(?!data:,)")
        .doesNotContainPattern("<(script|img|iframe)[^>]*src=")
        .doesNotContain("@import")
        .doesNotContainPattern("url\\((?!data:)");
  }

  @Test
  void putsInEveryPart() {
    assertThat(page(Runs.small().report())).doesNotContainPattern("@[a-z]+(-[a-z]+)?@");
  }

  @Test
  void hasNothingOfTheReportButData() {
    Runs hostile =
        Runs.small()
            .with(new PoolSpec("mine", Map.of("name", HOSTILE)))
            .failing(new PoolSpec("bad", Map.of("name", HOSTILE)))
            .saying(HOSTILE);
    String plain = page(Runs.small().report());

    String page = page(hostile.report());

    assertThat(withoutData(page)).isEqualTo(withoutData(plain));
    assertThat(data(page).toString()).contains("alert(1)");
    assertThat(data(page).path("sections").path(0).path("command").asString()).endsWith(HOSTILE);
  }

  private static String withoutData(String page) {
    Matcher data = Pattern.compile("(id=\"data\">).*?(</script)", Pattern.DOTALL).matcher(page);
    return data.replaceFirst("$1$2");
  }

  @Test
  void hasALineAndItsIntervalForEachPool() {
    JsonNode section = section(Runs.small());

    JsonNode lazy = section.path("time").path(0).path("curves").path(2);
    assertThat(texts(section.path("variants"), "name")).containsExactly("caller", "quick", "lazy");
    assertThat(lazy.path("value").path(3).asDouble()).isBetween(3.0e6, 3.03e6);
    assertThat(lazy.path("low").path(3).asDouble())
        .isLessThanOrEqualTo(lazy.path("value").path(3).asDouble());
    assertThat(lazy.path("high").path(3).asDouble())
        .isGreaterThan(lazy.path("low").path(3).asDouble());
    assertThat(lazy.path("sure").path(3).asDouble()).isEqualTo(0.95);
  }

  @Test
  void showsTheProcessTreeWhereThereAreProcesses() {
    assertThat(texts(section(Runs.small()).path("overview").path("columns"), "title"))
        .contains("memory outside the heap")
        .doesNotContain("process tree");
    assertThat(
            texts(section(Runs.small().withProcesses()).path("overview").path("columns"), "title"))
        .contains("memory outside the heap", "process tree");
  }

  @Test
  void saysWhichPoolTakesLeastAndRatesAll() {
    JsonNode section = section(Runs.small());

    assertThat(section.path("conclusions").toString()).contains("caller takes the least time");
    assertThat(section.path("ratings")).isNotEmpty();
    assertThat(section.path("whyNoRatings").asString()).isEmpty();
  }

  @Test
  void hasTheOverallRatingsThatTheLibraryGives() {
    List<Report> reports = List.of(Runs.small().report(), Runs.small().report());
    JsonNode overall = data(HtmlPage.of(reports).text()).path("overall");

    assertThat(OverallRating.of(Map.of("sqrt", reports)))
        .isNotEmpty()
        .hasSize(overall.size())
        .allSatisfy(
            one ->
                assertThat(overall.path(one.pool().toString()).asDouble())
                    .isEqualTo(one.overall()));
  }

  @Test
  void saysWhyThereIsNoVerdictAndNoRating() {
    Runs few = Runs.small();
    JsonNode section =
        section(
            new Runs(
                few.pools(), few.dispatches(), few.jobCounts(), 2, true, List.of(), "plain", 1));

    assertThat(section.path("conclusions"))
        .hasSize(1)
        .first()
        .extracting(JsonNode::asString)
        .asString()
        .contains("not available: has 2 blocks");
    assertThat(section.path("ratings")).isEmpty();
    assertThat(section.path("whyNoRatings").asString()).startsWith("not available: ");
  }

  @Test
  void hasNoFigureButTheReasonWhereACellFailed() {
    JsonNode section = section(Runs.small().failing(PoolSpec.parse("broken")));

    JsonNode broken = section.path("time").path(0).path("curves").path(3);
    assertThat(broken.path("value")).allMatch(JsonNode::isNull);
    assertThat(broken.path("why").path("0").asString()).contains("could not open");
    JsonNode overview = section.path("overview").path("rows").path(3).path("values").path(0);
    assertThat(overview.has("value")).isFalse();
    assertThat(overview.path("why").asString()).contains("could not open");
    assertThat(texts(section.path("problems"), "text"))
        .anyMatch(problem -> problem.contains("could not open"));
    assertThat(section.path("notices").toString()).contains("of 16 cells have no figure");
  }

  @Test
  void saysWhyMemoryIsNotAvailable() {
    JsonNode section = section(Runs.small().withoutMemory());

    JsonNode memory = section.path("memory").path(0).path("curves").path(1);
    assertThat(memory.path("value")).allMatch(JsonNode::isNull);
    assertThat(memory.path("why").path("1").asString())
        .isEqualTo("not available: this system does not tell");
    assertThat(section.path("lines").path("lines").path(0).path("why").asString())
        .isEqualTo("not available: this system does not tell");
  }

  @Test
  void namesWhatWasNotMeasured() {
    JsonNode unavailable = section(Runs.small()).path("unavailable").path(0);

    assertThat(unavailable.path("name").asString()).isEqualTo("absent on JDK 17.0.1");
    assertThat(unavailable.path("text").asString()).startsWith("add acme:pools");
  }

  @Test
  void drawsTheLifeOfAPoolFromBeforeItIsOpenUntilItIsClosed() {
    JsonNode line = section(Runs.small()).path("lines").path("lines").path(0);

    assertThat(texts(line.path("steps"), "what"))
        .containsSubsequence("not yet open", "10 jobs", "1000 jobs", "open", "idle", "closed");
    assertThat(line.path("tree").path(0).path(1).asDouble()).isZero();
    assertThat(line.path("tree").size()).isBetween(100, 242);
  }

  @Test
  void hasTheEvidenceOfWhatWasLeftBehind() {
    JsonNode lazy = section(Runs.small()).path("cleanUps").path(2);

    assertThat(lazy.path("summary").asString()).isEqualTo("threads");
    assertThat(lazy.path("tone").asString()).isEqualTo("leaked");
    JsonNode evidence = lazy.path("checks").path(0).path("evidence").path(0);
    assertThat(evidence.path("role").asString()).isEqualTo("left behind");
    assertThat(evidence.path("detail").asString()).isEqualTo("at plain text");
  }

  @Test
  void holdsSeveralReports() {
    JsonNode sections =
        data(page(Runs.small().report(), Runs.small().with(PoolSpec.parse("other")).report()))
            .path("sections");

    assertThat(texts(sections.path(0).path("variants"), "name")).hasSize(3);
    assertThat(texts(sections.path(1).path("variants"), "name")).hasSize(4).contains("other");
  }

  @Test
  void staysSmallAndTellsDispatchesApartWithManyPools() {
    String page = page(Runs.large().report());

    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_000_000);
    assertThat(texts(data(page).path("sections").path(0).path("variants"), "name"))
        .hasSize(40)
        .contains("pool-19, each", "pool-19, futures");
  }

  @Test
  void refusesToBeMadeOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HtmlPage.of(List.of()))
        .withMessageContaining("at least one");
  }
}
