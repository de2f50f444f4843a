package dev.poolbench.core.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.export.Export;
import dev.poolbench.core.report.Report;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens the page in a browser, as people do. */
class OpenedPageTests {
  private static final int WIDE = 1280;
  private static final int PHONE = 360;
  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=alert(2)>";

  /** Counts the pixels of each chart that are drawn on, and sums up what is on them. */
  private static final String PIXELS =
      """
      [...document.querySelectorAll('canvas')].map((canvas) => {
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let drawn = 0, sum = 0;
        for (let i = 0; i < data.length; i += 4) {
          if (data[i + 3] > 0) {
            drawn++;
            sum = (31 * sum + data[i] + 3 * data[i + 1] + 7 * data[i + 2] + i) % 1000000007;
          }
        }
        return {drawn, sum};
      })
      """;

  @TempDir static Path folder;
  private static Chromium chromium;
  private static Path small;
  private static Path large;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Chromium.find();
    assumeTrue(program.isPresent(), "needs chromium: install Debian's chromium");
    chromium = Chromium.start(program.get(), folder.resolve("profile"));
    small = write("small", Runs.small());
    large = write("large", Runs.large());
  }

  @AfterAll
  static void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Path write(String name, Runs runs) throws Exception {
    Path file = folder.resolve(name + ".html");
    Export.html().write(runs.report(), file);
    return file;
  }

  private static Chromium.Tab open(Path file) {
    return chromium.open(file, WIDE, false);
  }

  private static JsonNode firstChart(Chromium.Tab tab) {
    return tab.eval(PIXELS).path(0);
  }

  private static void focus(Chromium.Tab tab, String selector) {
    tab.eval("document.querySelector('" + selector + "').focus()");
  }

  @Test
  void opensFromDiskAndAsksForNothingElse() {
    try (Chromium.Tab tab = open(small)) {
      assertThat(tab.complaints()).isEmpty();
      assertThat(tab.requests())
          .allMatch(url -> url.equals(small.toUri().toString()) || url.equals("data:,"));
      assertThat(tab.text("h1")).isEqualTo("Pools on sqrt, up to 1000 jobs");
    }
  }

  @Test
  void saysFirstWhatComesOfIt() {
    try (Chromium.Tab tab = open(small)) {
      assertThat(tab.text(".conclusions")).contains("caller takes the least time");
      assertThat(tab.text(".ratings")).contains("quick");
      assertThat(tab.text(".ratings strong")).matches("\\d\\.\\d");
      assertThat(
              tab.eval("document.querySelector('.ratings').getBoundingClientRect().bottom").asInt())
          .isLessThan(800);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void drawsItsCharts(boolean dark) {
    try (Chromium.Tab tab = chromium.open(small, WIDE, dark)) {
      JsonNode charts = tab.eval(PIXELS);

      assertThat(charts).hasSize(3).allMatch(chart -> chart.path("drawn").asInt() > 5_000);
      assertThat(tab.complaints()).isEmpty();
    }
  }

  @Test
  void switchesAPoolOffAndOnByTheKeyboard() {
    try (Chromium.Tab tab = open(small)) {
      JsonNode all = firstChart(tab);
      focus(tab, ".switches label[data-value=lazy] input");

      tab.press(" ", "Space", 32);
      JsonNode without = firstChart(tab);
      String visible = visibleRows(tab);
      tab.press(" ", "Space", 32);

      assertThat(without).isNotEqualTo(all);
      assertThat(visible).contains("quick").doesNotContain("lazy");
      assertThat(firstChart(tab)).isEqualTo(all);
      assertThat(visibleRows(tab)).contains("lazy");
    }
  }

  private static String visibleRows(Chromium.Tab tab) {
    return tab.eval(
            """
            [...document.querySelectorAll('.report tr[data-variant]')]
              .filter((row) => row.offsetHeight > 0).map((row) => row.innerText).join()
            """)
        .asString();
  }

  @Test
  void switchesADispatchOff() {
    try (Chromium.Tab tab = open(large)) {
      tab.eval("document.querySelector('.switches label[data-value=futures] input').click()");

      assertThat(visibleRows(tab)).contains("pool-19, each").doesNotContain("futures");
    }
  }

  @Test
  void choosesTheScaleByTheKeyboard() {
    try (Chromium.Tab tab = open(small)) {
      JsonNode before = firstChart(tab);
      focus(tab, ".time [aria-label=Scale] button[aria-pressed=false]");

      tab.press("Enter", "Enter", 13);

      assertThat(firstChart(tab)).isNotEqualTo(before);
      assertThat(tab.eval("document.activeElement.getAttribute('aria-pressed')").asString())
          .isEqualTo("true");
    }
  }

  @Test
  void tellsTheExactFigureUnderTheMouse() {
    try (Chromium.Tab tab = open(small)) {
      tab.eval("document.querySelector('.time .chart').scrollIntoView({block: 'center'})");
      JsonNode over =
          tab.eval("document.querySelector('.time .u-over').getBoundingClientRect().toJSON()");

      tab.moveMouse(
          over.path("right").asDouble() - 15,
          over.path("top").asDouble() + over.path("height").asDouble() / 20);

      tab.await("!document.querySelector('.time .tip').hidden");
      assertThat(tab.text(".time .tip")).contains("1\u00a0000 jobs", "lazy", "3.01\u00a0ms");
      assertThat(tab.text(".time .tip .near")).contains("lazy");
      assertThat(tab.text(".time .tip")).contains("the 95 % interval of 8 forks");
    }
  }

  @Test
  void readsPointsOutByTheArrowKeys() {
    try (Chromium.Tab tab = open(small)) {
      focus(tab, ".time .chart");

      tab.press("ArrowLeft", "ArrowLeft", 37);
      String first = tab.text(".time .said");
      tab.press("ArrowLeft", "ArrowLeft", 37);
      tab.press("ArrowUp", "ArrowUp", 38);

      assertThat(first).startsWith("caller, 1\u00a0000 jobs: 1.00\u00a0ms");
      assertThat(tab.text(".time .said")).startsWith("quick, 100 jobs: 201\u00a0\u00b5s");
    }
  }

  @Test
  void readsOutEachLineOfALifeThoughEachHasTimesOfItsOwn() {
    try (Chromium.Tab tab = open(small)) {
      focus(tab, ".course .chart");
      tab.press("ArrowLeft", "ArrowLeft", 37);
      Set<String> pools = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        tab.press("ArrowDown", "ArrowDown", 40);
      }
      for (int i = 0; i < 3; i++) {
        pools.add(tab.text(".course .said").replaceAll(",.*", ""));
        tab.press("ArrowUp", "ArrowUp", 38);
      }

      assertThat(pools).containsExactlyInAnyOrder("caller", "quick", "lazy");
      assertThat(
              tab.eval("document.querySelector('.course .chart').getAttribute('aria-label')")
                  .asString())
          .doesNotContain("table");
    }
  }

  @Test
  void drawsTheMarkersOfRatingsInTheColoursOfTheThemeThatIsOn() {
    String markers =
        "[...document.querySelectorAll('.ratings th .swatch')].map((one) => one.outerHTML).join()";
    String inLight;
    try (Chromium.Tab tab = open(small)) {
      inLight = tab.eval(markers).asString();
    }
    try (Chromium.Tab tab = chromium.open(small, WIDE, true)) {
      assertThat(tab.eval(markers).asString()).isNotEqualTo(inLight);

      tab.ask(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "light"))));

      tab.await(markers + " === " + JsonMapper.shared().writeValueAsString(inLight));
    }
  }

  @Test
  void hasATableForWhoeverDoesNotSeeTheChart() {
    try (Chromium.Tab tab = open(small)) {
      focus(tab, ".memory details summary");
      tab.press("Enter", "Enter", 13);

      tab.await("document.querySelector('.memory table')");
      assertThat(tab.text(".memory table")).contains("lazy", "kB");
    }
  }

  @Test
  void sortsATableByAColumn() {
    try (Chromium.Tab tab = open(small)) {
      String names =
          "[...document.querySelectorAll('table')].find((table) => table.innerText.includes("
              + "'left behind')).querySelectorAll('tbody th')";
      String texts = "[..." + names + "].map((head) => head.innerText).join()";
      String before = tab.eval(texts).asString();

      tab.eval("document.querySelector('th[aria-sort] button').click()");

      assertThat(before).isEqualTo("caller,quick,lazy");
      assertThat(tab.eval(texts).asString()).isEqualTo("lazy,quick,caller");
    }
  }

  @Test
  void copiesTheCommand() {
    try (Chromium.Tab tab = open(small)) {
      tab.eval(
          "document.addEventListener('copy', () => { window.copied = String(getSelection()); });"
              + "Object.defineProperty(navigator, 'clipboard', {value: undefined});");
      focus(tab, "button.copy");

      tab.press("Enter", "Enter", 13);

      tab.await("window.copied");
      assertThat(tab.eval("window.copied").asString()).startsWith("./pools --pools mine");
    }
  }

  @Test
  void unfoldsTheEvidenceOfALeak() {
    try (Chromium.Tab tab = open(small)) {
      String leak = ".cleanup[data-variant=\"2\"]";
      assertThat(tab.text(leak + " > summary")).contains("lazy", "left behind: threads");
      focus(tab, leak + " > summary");

      tab.press("Enter", "Enter", 13);

      tab.await("document.querySelector('.cleanup[data-variant=\"2\"]').open");
      assertThat(tab.text(leak)).contains("thread \"plain text\"", "at plain text");
    }
  }

  @Test
  void saysWhatFailedAndWhy() throws Exception {
    Path file = write("failed", Runs.small().failing(PoolSpec.parse("broken")).withoutMemory());
    try (Chromium.Tab tab = open(file)) {
      assertThat(tab.complaints()).isEmpty();
      assertThat(tab.text("[id^=wrong] ~ ul")).contains("could not open");
      assertThat(tab.eval("document.querySelector('.memory .chart').innerText").asString())
          .contains("not available: this system does not tell");
    }
  }

  @Test
  void readsNothingOfTheReportAsHtml() throws Exception {
    Runs hostile =
        Runs.small()
            .with(new PoolSpec("mine", Map.of("name", HOSTILE)))
            .failing(new PoolSpec("bad", Map.of("name", HOSTILE)))
            .saying(HOSTILE);
    Path file = write("hostile", hostile);
    try (Chromium.Tab tab = open(file)) {
      tab.eval("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      focus(tab, ".time .chart");
      tab.press("ArrowLeft", "ArrowLeft", 37);

      assertThat(tab.complaints()).isEmpty();
      assertThat(tab.requests()).allMatch(url -> url.startsWith("file:") || url.equals("data:,"));
      assertThat(tab.eval("document.querySelectorAll('img, main script').length").asInt()).isZero();
      assertThat(tab.text(".switches")).contains(HOSTILE);
      assertThat(tab.text("pre.command")).contains(HOSTILE);
    }
    try (Chromium.Tab tab = chromium.open(file, PHONE, false)) {
      assertThat(tab.eval("document.documentElement.scrollWidth").asInt()).isEqualTo(PHONE);
    }
  }

  @Test
  void holdsOnAPhone() {
    for (Path file : List.of(small, large)) {
      try (Chromium.Tab tab = chromium.open(file, PHONE, true)) {
        assertThat(tab.eval("document.documentElement.scrollWidth").asInt()).isEqualTo(PHONE);
        assertThat(tab.eval("document.querySelector('.time canvas').clientWidth").asInt())
            .isBetween(300, PHONE);
      }
    }
  }

  @Test
  void holdsTwentyPoolsByTwoDispatchesByTwentyOneJobCounts() throws Exception {
    assertThat(Files.size(large)).isLessThan(3_000_000);
    try (Chromium.Tab tab = open(large)) {
      assertThat(tab.complaints()).isEmpty();
      assertThat(tab.eval("document.querySelectorAll('.switches input').length").asInt())
          .isEqualTo(22);
      focus(tab, ".time .chart");
      tab.press("ArrowLeft", "ArrowLeft", 37);
      assertThat(tab.text(".time .said")).contains("10\u00a0000 jobs");
      assertThat(tab.text(".time .tip")).contains("31 more");
    }
  }

  @Test
  void printsAndGoesOnInTheColoursOfTheScreen() {
    try (Chromium.Tab tab = chromium.open(small, WIDE, true)) {
      JsonNode before = firstChart(tab);

      String pdf = tab.ask("Page.printToPDF", Map.of()).path("data").asString();

      assertThat(Base64.getDecoder().decode(pdf))
          .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
      tab.await(PIXELS + "[0].sum === " + before.path("sum"));
      assertThat(tab.complaints()).isEmpty();
    }
  }

  @Test
  void sumsUpSeveralReports() throws Exception {
    Path file = folder.resolve("several.html");
    List<Report> reports = List.of(Runs.small().report(), Runs.small().report());
    Files.writeString(file, HtmlPage.of(reports).text());
    try (Chromium.Tab tab = open(file)) {
      assertThat(tab.complaints()).isEmpty();
      assertThat(tab.text("h1")).isEqualTo("Pools compared");
      assertThat(tab.text(".ratings")).contains("up to 1000 jobs (1), time", "jobs (2), space");
      assertThat(tab.eval(PIXELS)).hasSize(6);
    }
  }
}
