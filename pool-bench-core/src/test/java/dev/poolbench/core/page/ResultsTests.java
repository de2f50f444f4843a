package dev.poolbench.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.export.Export;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.Made;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTests {

  private static String text(int forks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Export.text()
        .write(
            Made.report(
                List.of("caller"),
                List.of(100),
                forks,
                Stopping.defaults(),
                (pool, block, jobs) -> jobs * (1_000.0 + block)),
            out);
    return out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
  }

  @Test
  void saysHowSureTheRangeOfFiveForksIs() throws IOException {
    assertThat(text(5))
        .contains("Of five forks they are the ends of the median's interval of 94 %.")
        .doesNotContain("Low and high");
  }

  @Test
  void hasAnIntervalBesideTheRangeOfMore() throws IOException {
    assertThat(text(6))
        .contains("Low and high are the ends of its interval of 95 %.", "low high least greatest")
        .doesNotContain("five forks");
  }

  @Test
  void saysNothingOfTheRangeOfFewer() throws IOException {
    assertThat(text(4)).contains("least greatest").doesNotContain("interval of");
  }
}
