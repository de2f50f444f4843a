package dev.poolbench.examples.pools;

import static dev.poolbench.examples.pools.Testing.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import dev.poolbench.examples.pools.Testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTests {
  @TempDir static Path folder;
  private static Path old;
  private static Path slower;
  private static Path other;
  private static Path few;

  @BeforeAll
  static void measure() throws IOException {
    old = saved("old", 6);
    few = saved("few", 2);
    Report report = Report.read(old);
    slower = folder.resolve("slower.json");
    slowed(report).write(slower);
    other = folder.resolve("other.json");
    Files.writeString(other, Files.readString(old).replace("\"cpus\" : \"", "\"cpus\" : \"1"));
  }

  private static Path saved(String name, int forks) {
    Outcome outcome =
        run(
            "--in-process",
            "--pools",
            "caller",
            "-m",
            "3",
            "-s",
            "1",
            "--forks",
            Integer.toString(forks),
            "--warm-up-time",
            "0",
            "--iteration-time",
            "0",
            "--save",
            folder.resolve(name).toString());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return folder.resolve(name + ".json");
  }

  /** Takes a thousand times as long, which no noise does. */
  private static Report slowed(Report report) {
    List<Series> series = report.series().stream().map(CompareCommandTests::slowed).toList();
    return new Report(
        report.schema(),
        report.started(),
        report.finished(),
        report.complete(),
        report.command(),
        report.environment(),
        report.plan(),
        report.jdks(),
        report.fixture(),
        report.unavailable(),
        series,
        report.noted());
  }

  private static Series slowed(Series one) {
    return new Series(
        one.plan(),
        one.phases(),
        one.warmUp(),
        one.measurements().stream()
            .map(
                made ->
                    new Measurement(
                        made.jobs(),
                        made.iteration(),
                        made.repeats(),
                        1_000 * made.nanos(),
                        made.counts(),
                        made.firstError()))
            .toList(),
        one.usages(),
        one.moments(),
        one.climbs(),
        one.latencies(),
        one.cleanUp(),
        one.refusal(),
        one.failures());
  }

  private static Outcome compare(Object... args) {
    String[] all = new String[args.length + 1];
    all[0] = "compare";
    for (int i = 0; i < args.length; i++) {
      all[i + 1] = args[i].toString();
    }
    return run(all);
  }

  @Test
  void endsWith0WhenNothingIsWorse() {
    Outcome same = compare(old, old);

    assertThat(same.status()).isZero();
    assertThat(same.out())
        .startsWith("What changed")
        .contains("Warning: the two runs were not measured close", "Nothing is worse by a verdict");
    assertThat(compare(slower, old).status()).isZero();
    assertThat(compare(slower, old).out()).contains("Better: caller: time is 0.001000 times");
    assertThat(same.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void endsWith1WhenAPoolGotSlowerAndSaysWhich() {
    Outcome worse = compare(old, slower);

    assertThat(worse.status()).isEqualTo(1);
    assertThat(worse.out())
        .containsPattern("caller +1000\\.0 .* 6, 6 +slower")
        .contains("Worse: caller: time is 1000.0 times what it was");
  }

  @Test
  void givesFiguresOfTooFewForksAndFailsIfThatIsAskedFor() {
    Outcome undecided = compare(few, few);

    assertThat(undecided.status()).isZero();
    assertThat(undecided.out()).contains("No verdicts: not available: has 2 forks then and 2 now");
    assertThat(undecided.err()).contains("--undecided-fails");
    assertThat(compare(few, few, "--undecided-fails").status()).isEqualTo(1);
  }

  @Test
  void refusesAnotherMachineUnlessToldTo() {
    Outcome refused = compare(old, other);

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).contains("cannot be compared: cpus: '", "' then, '1", "--anyway");

    Outcome anyway = compare(old, other, "--anyway");
    assertThat(anyway.status()).isZero();
    assertThat(anyway.out()).contains("Differs: cpus: '");
  }

  @Test
  void comparesWithAnotherJdkIfToldTo() throws IOException {
    String version = Runtime.version().feature() + ".";
    Path before = folder.resolve("another-jdk.json");
    Files.writeString(
        before,
        Files.readString(old)
            .replace("\"version\" : \"" + version, "\"version\" : \"9." + version));

    assertThat(compare(before, old).err()).contains("cannot be compared: jdk: 'JDK 9.");
    assertThat(compare(before, old, "--anyway").status()).isZero();
    assertThat(compare(before, old, "--anyway").out())
        .contains("Differs: jdk: 'JDK 9.")
        .containsPattern("caller +1\\.000 .* 6, 6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "OLD OLD OLD; old.json",
        "OLD; NEW.json",
        "none.json OLD; 'none.json': there is no such file; accepted is a report",
        "pom.xml OLD; OLD.json: report 'pom.xml': is not a report of pool-bench",
        "OLD OLD --difference 500; above 0 and below 100",
        "OLD OLD --anywy; did you mean --anyway",
      })
  void refusesWhatIsNotAcceptedInOneLine(String args, String message) {
    Outcome refused = compare((Object[]) args.replace("OLD", old.toString()).split(" "));

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).startsWith("pools: ").contains(message);
  }

  @Test
  void saysInItsHelpWhatTheExitStatusMeans() {
    Outcome help = compare("--help");

    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("OLD.json", "--anyway", "--undecided-fails", "Exit status: 0");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
  }
}
