package dev.poolbench.core.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolbench.api.Dispatch;
import dev.poolbench.core.export.Export;
import dev.poolbench.core.report.Report;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PictureTests {
  private static final Color BLUE = new Color(0x00, 0x72, 0xB2);
  private static final Color ORANGE = new Color(0xD5, 0x5E, 0x00);
  private static final Color BLACK = Color.BLACK;
  private static final String HOSTILE = "acme(name=\"<script>alert(1)</script>\")";

  private static byte[] written(Export export, Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(report, out);
    return out.toByteArray();
  }

  private static BufferedImage png(Export export, Report report) throws IOException {
    return Objects.requireNonNull(
        ImageIO.read(new ByteArrayInputStream(written(export, report))), "it is no picture");
  }

  private static Document svg(Report report) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(written(Export.svg(), report)));
  }

  private static List<String> texts(Document svg) {
    NodeList nodes = svg.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static long pixels(BufferedImage image, Color color, int fromX, int toX) {
    long count = 0;
    for (int x = fromX; x < toX; x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void drawsALineForEachPool() throws IOException {
    Report report = MadeRun.of("caller", "jdk-fixed", "jdk-virtual").report();
    BufferedImage image = png(Export.png(), report);

    assertThat(image.getWidth()).isEqualTo(1_200);
    for (Color color : List.of(BLACK, BLUE, ORANGE)) {
      assertThat(pixels(image, color, 70, 600)).as("time: " + color).isGreaterThan(100);
      assertThat(pixels(image, color, 720, 1_150)).as("memory: " + color).isGreaterThan(100);
    }
  }

  @ParameterizedTest
  @CsvSource({"640, 480", "400, 300", "600, 1300", "1920, 1080", "200, 200"})
  void hasTheSizeThatItIsGiven(int width, int height) throws Exception {
    Report report = MadeRun.of("caller", "jdk-fixed").report();
    BufferedImage image = png(Export.png(width, height), report);

    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(new String(written(Export.svg(width, height), report), StandardCharsets.UTF_8))
        .contains("viewBox=\"0 0 %d %d\"".formatted(width, height));
  }

  @Test
  void isAsHighAsItsRowsOfChartsTakeUnlessToldOtherwise() throws IOException {
    String[] pools = {"caller", "jdk-fixed", "jdk-virtual", "guava", "netty"};
    Report one = MadeRun.of(pools).report();
    Report four =
        MadeRun.of(pools).dispatches(Dispatch.each(), Dispatch.futures()).onTwoJdks().report();

    assertThat(png(Export.png(1_000), four).getHeight())
        .isGreaterThan(2 * png(Export.png(1_000), one).getHeight());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 199, 5_001})
  void refusesASizeThatNobodyCanLookAt(int pixels) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Export.png(pixels))
        .withMessage("width %d: accepted is 200 to 5000 pixels", pixels);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Export.svg(500, pixels))
        .withMessage("height %d: accepted is 200 to 5000 pixels", pixels);
  }

  @Test
  void saysWhatItShowsOfWhat() throws Exception {
    assertThat(texts(svg(MadeRun.of("caller", "jdk-fixed").report())))
        .contains("sqrt, 50 workers, each, JDK 25.0.3", "caller", "jdk-fixed")
        .anyMatch(text -> text.startsWith("Acme One, 2 CPUs, Linux 6 amd64"))
        .anyMatch(text -> text.contains("medians over 5 forks, bands their intervals (93.8 %)"));
  }

  @Test
  void tellsApartTwoDispatchesOfAPoolInOneChart() throws Exception {
    Dispatch[] ways = {Dispatch.each(), Dispatch.bulk()};

    assertThat(texts(svg(MadeRun.of("caller", "jdk-fixed").dispatches(ways).report())))
        .contains("sqrt, 50 workers, JDK 25.0.3", "jdk-fixed, each", "jdk-fixed, bulk");
  }

  @Test
  void givesSeventeenPoolsSeventeenPens() {
    String[] pools = new String[17];
    for (int i = 0; i < pools.length; i++) {
      pools[i] = i == 0 ? "caller" : "pool-" + i;
    }

    assertThat(Drawing.of(MadeRun.of(pools).report()).keys())
        .hasSize(17)
        .doesNotHaveDuplicates()
        .extracting(key -> key.pen().color() + " " + key.pen().stroke().hashCode())
        .doesNotHaveDuplicates();
  }

  @Test
  void hasTextThatHostileNamesCannotLeave() throws Exception {
    Report report = MadeRun.of("caller", HOSTILE).report();
    Document svg = svg(report);

    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(texts(svg)).contains(HOSTILE);
  }

  @Test
  void isTheSameForTheSameReport() throws IOException {
    Report report = MadeRun.of("caller", "jdk-fixed", HOSTILE).report();

    assertThat(written(Export.svg(), report)).isEqualTo(written(Export.svg(), report));
    assertThat(written(Export.png(), report)).isEqualTo(written(Export.png(), report));
  }

  @Test
  void asksTheNetworkForNothing() throws IOException {
    String svg =
        new String(written(Export.svg(), MadeRun.of("caller").report()), StandardCharsets.UTF_8);

    assertThat(
            svg.replace("http://www.w3.org/2000/svg", "")
                .replace("http://www.w3.org/1999/xlink", ""))
        .doesNotContain("http", "DOCTYPE");
  }

  @Test
  void leavesAGapWhereACellFailedAndNamesThePool() throws Exception {
    Report report =
        MadeRun.of("caller", "jdk-fixed", "jdk-virtual").failing("jdk-fixed", 500).report();
    BufferedImage image = png(Export.png(), report);

    assertThat(pixels(image, BLUE, 70, 200)).isPositive();
    assertThat(pixels(image, BLUE, 320, 660)).isZero();
    assertThat(pixels(image, ORANGE, 320, 660)).isPositive();
    assertThat(texts(svg(report))).anyMatch(text -> text.endsWith("not reached: jdk-fixed."));
  }

  @Test
  void namesWhatWasNotMeasuredAtAll() throws Exception {
    Report report = MadeRun.of("caller", "jdk-fixed", "guava").absent("guava").report();

    assertThat(texts(svg(report))).contains("Not measured: guava.").doesNotContain("guava");
  }

  @Test
  void saysWhyThereIsNoChartOfMemory() throws Exception {
    Report report = MadeRun.of("caller", "jdk-fixed").withoutMemory().report();

    assertThat(texts(svg(report)))
        .anyMatch(text -> text.startsWith("No chart of peak heap, which is not available: "));
  }

  @Test
  void showsTheProcessTreeWhereAPoolHasProcesses() throws IOException {
    Report alone = MadeRun.of("caller", "process").report();
    Report several = MadeRun.of("caller", "process").withProcesses().report();

    assertThat(titles(alone))
        .containsExactly("time of all jobs, us", "memory outside the heap, MB", "peak heap, MB");
    assertThat(titles(several)).contains("process tree, less the fork's heap, MB");
  }

  private static List<String> titles(Report report) {
    return Drawing.of(report).rows().stream()
        .flatMap(row -> row.panels().stream())
        .map(Panel::title)
        .toList();
  }

  @Test
  void takesALogarithmicAxisWherePoolsAreFarApartOrJobCountsMultiply() {
    MadeRun far = MadeRun.of("caller", "a", "b").nanosPerJob(1, 100, 3_000);
    MadeRun near = MadeRun.of("caller", "a", "b").nanosPerJob(1, 100, 1_000);

    assertThat(titles(far.report())).contains("time of all jobs, ms (logarithmic)");
    assertThat(titles(near.report())).contains("time of all jobs, ms");
    assertThat(titles(near.jobs(0, 1, 4, 16, 64, 256, 1_024).report()))
        .contains("time of all jobs, ms (logarithmic)");
  }

  @Test
  void isDrawnOfWhatWasMeasuredUntilTheRunWasStopped() throws Exception {
    Report some = MadeRun.of("caller", "jdk-fixed").stoppedAfter(3).report();
    Report none = MadeRun.of("caller", "jdk-fixed").stoppedAfter(0).report();

    assertThat(texts(svg(some))).contains("The run was stopped: 3 of its 10 series were begun.");
    assertThat(texts(svg(none))).contains("Nothing was measured.");
    assertThat(png(Export.png(300, 200), none).getHeight()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000})
  void isDrawnOfASingleJobCount(int jobs) throws IOException {
    BufferedImage image = png(Export.png(), MadeRun.of("caller", "jdk-fixed").jobs(jobs).report());

    assertThat(pixels(image, BLUE, 0, 1_200)).isPositive();
  }

  @Test
  void saysWhatToAddWhereTheLibraryIsAbsent() throws Exception {
    assertThat(WithoutLibrary.message())
        .matches("a picture needs org\\.knowm\\.xchart:xchart:\\d[\\d.]+: add it");
  }
}
