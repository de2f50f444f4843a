package dev.poolbench.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.export.Export;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.Made;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.statistics.PairedComparison;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoVerdictsTests {
  private static final String TOO_FEW =
      "No verdicts: not available: has 5 blocks, needs at least 8";

  private static Stopping untilSettled(Optional<Duration> time) {
    return new Stopping(true, time, Against.first(), PairedComparison.DEFAULT_THRESHOLD);
  }

  /** Returns what is said of a run that measured five blocks. */
  private static String text(int blocks, Stopping stopping) throws IOException {
    Report report =
        Made.report(
            List.of("jdk-fixed", "caller"),
            List.of(10),
            blocks,
            stopping,
            (pool, block, jobs) -> block > 5 ? Double.NaN : jobs * (1_000.0 + block));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Export.text().write(report, out);
    return out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
  }

  @Test
  void comeWithHowToHaveThem() throws IOException {
    assertThat(text(5, Stopping.defaults()))
        .contains(TOO_FEW + " (--forks 8, or --until-settled) ");
  }

  @Test
  void doNotComeWithTheAdviceToDoWhatWasDone() throws IOException {
    assertThat(text(5, untilSettled(Optional.empty()))).contains(TOO_FEW + " (--forks 8) ");
    assertThat(text(50, untilSettled(Optional.of(Duration.ofSeconds(100)))))
        .contains(TOO_FEW + " (a longer --time) ");
    assertThat(text(50, untilSettled(Optional.empty()))).contains(TOO_FEW).doesNotContain("--");
  }
}
