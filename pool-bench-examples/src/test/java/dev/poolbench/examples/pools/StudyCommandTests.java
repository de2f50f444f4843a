package dev.poolbench.examples.pools;

import static dev.poolbench.examples.pools.Testing.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import dev.poolbench.examples.pools.Testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StudyCommandTests {
  private static final List<String> TESTS =
      List.of("compute-small", "compute-large", "network-small", "network-large");

  @TempDir private Path folder;

  private Outcome study(String... args) {
    return run(
        Stream.concat(
                Stream.of("study", "--save", folder.resolve("out").toString()), Stream.of(args))
            .toArray(String[]::new));
  }

  /** Makes all four as short as they can be. */
  private Outcome quick(String... args) {
    return study(
        Stream.concat(
                Stream.of(
                    "--quick",
                    "--in-process",
                    "-t",
                    "2",
                    "--warm-up-time",
                    "0",
                    "--iteration-time",
                    "0"),
                Stream.of(args))
            .toArray(String[]::new));
  }

  @Test
  void plansTheFourTestsOfTheStudyOnEveryPoolAndStartsNothing() {
    Outcome plan = study("--dry-run", "--seed", "7");

    assertThat(plan.status()).isZero();
    assertThat(plan.out().lines().map(String::strip))
        .contains(
            "./pools -w compute -m 13 -s 20 -t 50 --pools all --forks 13 --seed 7",
            "./pools -w compute -m 16 -s 20 -t 50 --pools all --forks 13 --seed 7",
            "./pools -w network -m 10 -s 20 -t 100 -p 8 --pools all --forks 13 --seed 7",
            "./pools -w network -m 12 -s 10 -t 100 -p 8 --pools all --forks 13 --seed 7");
    assertThat(plan.out().replaceAll("\\s+", " "))
        .containsPattern("At least \\d+ h \\d+ min, written to .*; nothing was started");
    assertThat(plan.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void passesOptionsOnToEachTest() {
    Outcome plan = study("--dry-run", "--quick", "--pools", "caller", "--forks", "2", "-t", "3");

    assertThat(plan.out().lines().filter(line -> line.startsWith("    ./pools -w ")))
        .hasSize(4)
        .allMatch(line -> line.contains(" -s 4 "))
        .allMatch(line -> line.contains(" --pools caller --forks 2 -t 3 --seed "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-m 3; --max-work; accepted with study is none",
        "--workload sleep; --workload; accepted with study is none",
        "--pools jdk-fixd; --pools; did you mean jdk-fixed",
        "--forks 0; --forks; at least 1",
        "--sed 7; --sed; did you mean --seed",
        "--json; --json; Unknown option",
        "extra; extra; accepted are options only",
      })
  void refusesWhatIsNotAcceptedInOneLineBeforeAnythingStarts(
      String args, String option, String accepted) {
    Outcome refused = study(args.split(" "));

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).startsWith("pools: ").contains(option, accepted);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    for (String taken : List.of(file.toString(), file + "/x", "/nonexistent/x/y", "")) {
      Outcome refused = run("study", "--dry-run", "--save", taken);
      assertThat(refused.status()).isEqualTo(2);
      assertThat(refused.err()).startsWith("pools: --save '" + taken + "': ");
    }
  }

  @Test
  void writesFourDataDumpsAndOnePageOfConclusions() throws IOException {
    Outcome outcome = quick("--pools", "caller,jdk-fixed");

    assertThat(outcome.status()).as(outcome.err()).isZero();
    for (String test : TESTS) {
      Report report = Report.read(folder.resolve("out").resolve(test + ".json"));
      assertThat(report.complete()).isTrue();
      assertThat(report.cells()).hasSize(10);
      for (String ending : List.of("md", "html", "csv", "png", "svg")) {
        assertThat(folder.resolve("out").resolve(test + "." + ending)).isNotEmptyFile();
      }
    }
    assertThat(jobs("compute-small")).endsWith(8_192);
    assertThat(jobs("compute-large")).endsWith(65_536);
    assertThat(jobs("network-small")).endsWith(256);
    assertThat(jobs("network-large")).endsWith(1_024);
    assertThat(Files.readString(folder.resolve("out/conclusions.md")))
        .contains("./pools study --quick ", "This is the quick version")
        .contains("No verdict on time: not available: ", "![compute, up to 2^13 jobs in 4 steps]")
        .contains("| caller |", "| jdk-fixed |")
        .doesNotContain("Not measured until now");
    assertThat(folder.resolve("out/conclusions.html")).content().contains("</html>");
    assertThat(outcome.out()).contains("All four tests", "jdk-fixed");
    assertThat(outcome.out().lines().filter(line -> !line.startsWith("    ./pools ")))
        .allMatch(line -> line.length() <= 80);
  }

  private List<Integer> jobs(String test) throws IOException {
    return Report.read(folder.resolve("out").resolve(test + ".json")).cells().stream()
        .map(Cell::jobs)
        .toList();
  }

  @Test
  void ratesPoolsOverAllTestsWhereThereAreEnoughForks() throws IOException {
    Report measured = measured("caller,jdk-fixed", 8);
    List<StudyTest> tests = StudyTest.all(false);
    StudyResults results = new StudyResults("./pools study", false, tests);
    tests.forEach(test -> results.add(test, measured));

    assertThat(StudyPage.markdown().of(results))
        .contains(
            "### Ratings out of 5, a point less for each doubling",
            "| pool | workers are | place | overall | cpu-bound, time | cpu-bound, space |"
                + " io-bound, time | io-bound, space |",
            "| caller | the caller | 1 | 5.0 | 5.0 | - | 5.0 | - |",
            "| jdk-fixed | threads | 2 | ")
        .doesNotContain("quick version", "No ratings");
  }

  @Test
  void namesThePoolsThatAreNotRatedInEveryTest() throws IOException {
    Report two = measured("caller,jdk-fixed", 8);
    Report three = measured("caller,jdk-fixed,jdk-cached", 10);
    List<StudyTest> tests = StudyTest.all(false);
    StudyResults results = new StudyResults("./pools study", false, tests);
    tests.forEach(test -> results.add(test, test.name().startsWith("compute") ? three : two));

    assertThat(StudyPage.markdown().of(results))
        .contains("| caller | the caller | ", "Not rated: jdk-cached: not rated in every test")
        .doesNotContain("| jdk-cached | threads | ");
  }

  private Report measured(String pools, int forks) throws IOException {
    Path file = folder.resolve(forks + ".json");
    Outcome measured =
        run(
            "--in-process",
            "--pools",
            pools,
            "-t",
            "2",
            "-m",
            "6",
            "-s",
            "3",
            "-r",
            "1",
            "--warm-up-time",
            "0",
            "--iteration-time",
            "1ms",
            "--forks",
            Integer.toString(forks),
            "--export",
            "json=" + file);
    assertThat(measured.status()).as(measured.err()).isZero();
    return Report.read(file);
  }
}
