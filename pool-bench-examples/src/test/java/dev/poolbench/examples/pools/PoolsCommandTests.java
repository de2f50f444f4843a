package dev.poolbench.examples.pools;

import static dev.poolbench.examples.pools.Testing.quick;
import static dev.poolbench.examples.pools.Testing.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.export.Export;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import dev.poolbench.examples.faults.Faults;
import dev.poolbench.examples.pools.Testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PoolsCommandTests {
  private static final String SOUND = Faults.Sound.class.getName();
  private static final String LOSES = Faults.Loses.class.getName();
  private static final String ABSENT = Faults.Absent.class.getName();

  @Test
  void helpFitsAScreenOf80ColumnsAndNamesEveryOption() {
    Outcome help = run("--help");

    assertThat(help.status()).isZero();
    assertThat(help.out())
        .contains(
            List.of(
                "-w, --work-type",
                "-m, --max-work",
                "-s, --samples",
                "-r, --trials",
                "-t, --concurrent-threads",
                "-p, --concurrent-processes",
                "--pools",
                "--workload",
                "--dispatch",
                "--jdk",
                "--forks",
                "--until-settled",
                "--time",
                "--against",
                "--difference",
                "--latency",
                "--ladder",
                "--save",
                "--export",
                "--no-graph",
                "--graph-save",
                "--graph-width",
                "--graph-height",
                "--list",
                "--json",
                "--seed",
                "--dry-run"))
        .contains("Examples:", "Exit status:");
    assertFits(help.out());
  }

  @Test
  void listsWhatCanBeMeasuredWithItsOptions() {
    Outcome list = run("--list");

    assertThat(list.status()).isZero();
    Catalog.find().pools().forEach(pool -> assertThat(list.out()).contains("\n" + pool.id()));
    Catalog.find().workloads().forEach(one -> assertThat(list.out()).contains("\n" + one.id()));
    Jdk.find().forEach(jdk -> assertThat(list.out()).contains(jdk.home().toString()));
    assertThat(list.out()).contains("queue=linked: linked | array:N", "where tasks wait");
    assertFits(list.out());
  }

  @Test
  void plansThePoolsOfTheJdkUnlessToldToTakeAll() {
    Outcome some = run(quick("--dry-run"));
    Outcome all = run(quick("--dry-run", "--pools", "all"));

    assertThat(some.out())
        .contains("caller", "jdk-fixed")
        .doesNotContain("vertx", "reactor")
        .doesNotContainPattern("(?m)^\\W*process\\b");
    Catalog.find().pools().forEach(pool -> assertThat(all.out()).contains(pool.id()));
    assertThat(Catalog.find().pools())
        .filteredOn(pool -> !pool.id().startsWith("jdk-virtual"))
        .allMatch(pool -> pool.availability().isAvailable());
    assertFits(all.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--pools jdk-fixd; --pools; jdk-fixd; did you mean jdk-fixed",
        "--pools jdk-fixed(size=3); --pools; size; Accepted: full, queue, workers",
        "--pools jdk-fixed(workers=0); --pools; workers=0; at least 1",
        "--pools jdk-fixed(; --pools; jdk-fixed(; a parenthesis or a quote has no partner",
        "--pools java.lang.String; --pools; java.lang.String; accepted is",
        "--workload sqrrt; --workload; sqrrt; did you mean sqrt",
        "--workload sqrt(3); --workload; 3; no options",
        "-w disk; --work-type; disk; accepted is compute or network",
        "-w compute --workload sqrt; --work-type; --workload sqrt; one of the two",
        "--jdk /nonexistent; --jdk; /nonexistent; home directory of a JDK of version 17 or newer",
        "--jdk; --jdk; HOME; Missing",
        "-m 31; --max-work; 31; from 0 to 30",
        "-m x; --max-work; 'x'; from 0 to 30",
        "-s 0; --samples; 0; at least 1",
        "-r 0; --trials; 0; at least 1",
        "-t 1,x; --concurrent-threads; 'x'; at least 1",
        "-t 0; --concurrent-threads; '0'; at least 1",
        "-p 0; --concurrent-processes; '0'; at least 1",
        "--forks -1; --forks; -1; at least 1",
        "--dispatch eech; --dispatch; eech; each, futures, bulk, chunked and chunked(SIZE)",
        "--dispatch chunked(0); --dispatch; chunked(0); at least 1",
        "--ladder log; --ladder; log; linear and geometric",
        "--timeout 3; --timeout; '3'; a number with a unit",
        "--timeout 1ms; --timeout; 1ms; at least 10ms",
        "--warm-up-time soon; --warm-up-time; soon; a number with a unit",
        "--iteration-time -1s; --iteration-time; -1s; a number with a unit",
        "--seed 1.5; --seed; 1.5; a whole number",
        "--save /nonexistent/x; --save; /nonexistent/x; accepted is",
        "--save ..; --save; ..; accepted is",
        "--export cvs=x; --export; cvs; text, md, html, json, csv, csv-raw, jmh, svg, png",
        "--export csv; --export; 'csv'; csv=PATH",
        "--export csv=; --export; csv=; accepted is a file",
        "--export csv=/nonexistent/x; --export; csv=/nonexistent/x; accepted is a file in a folder",
        "--export csv=/proc/x; --export; csv=/proc/x; accepted is a file in a folder",
        "--export csv=a/../x.csv --export jmh=x.csv; --export; jmh; one format a file",
        "--json --dry-run; --json; --dry-run; no report",
        "--in-process --jdk all; --jdk; all; --in-process",
        "--in-process --jvm-arg=-Xmx1g; --jvm-arg; -Xmx1g; --in-process",
        "-m 1 -m 2; --max-work; (M); only once",
        "--time 0; --time; 0; more than 0",
        "--time soon; --time; soon; a number with a unit",
        "--difference 500; --difference; 500; above 0 and below 100, such as 5%",
        "--difference 0.05; --difference; 0.05; below 1 with the sign, as 0.5%",
        "--save results.json; --save; results.json; without .md or .html or .json",
        "--against jdk-fixd; against; jdk-fixd; first, fastest and",
        "--fork 3; --fork; did you mean; --forks",
        "jdk-fixed; jdk-fixed; accepted; options",
      })
  void refusesWhatIsNotAcceptedInOneLine(
      String args, String option, String value, String accepted) {
    Outcome refused = run(args.split(" "));

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).startsWith("pools: ").contains(option, value, accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-m 13 -s 10; 0, 819, 1638, 2458, 3277, 4096, 4915, 5734, 6554, 7373, 8192",
        "-m 5 -s 3; 0, 11, 21, 32",
        "-m 5 -s 6 --ladder geometric; 0, 1, 2, 4, 8, 16, 32",
        "-m 0 -s 5; 0, 1",
      })
  void climbsFromNoJobToExactlyTheGivenPowerOfTwo(String args, String counts) {
    Outcome plan = run((args + " --dry-run --pools caller").split(" "));

    assertThat(plan.out().lines()).contains("job counts: " + counts);
  }

  @Test
  void dryRunPrintsForksAndAnEstimateAndStartsNothing() {
    int opened = Faults.Sound.OPENED.get();
    Outcome plan =
        run(
            "--dry-run",
            "--in-process",
            "--forks",
            "2",
            "--pools",
            "caller," + SOUND,
            "--seed",
            "7");

    assertThat(plan.status()).isZero();
    assertThat(plan.out())
        .contains("seed: 7", "isolation: in_process")
        .containsPattern("\n +1 +1 +(caller|Sound)")
        .containsPattern("\n +4 +2 +(caller|Sound)")
        .containsPattern("4 forks in 2 blocks, at least \\d+ s; nothing was started");
    assertThat(Faults.Sound.OPENED).hasValue(opened);
    assertFits(plan.out());
  }

  @Test
  void measuresEachNumberOfThreadsAndEachDispatch() {
    Outcome outcome =
        run(
            quick(
                "--in-process",
                "--pools",
                "caller,jdk-fixed",
                "-t",
                "4",
                "--dispatch",
                "each,chunked(5)"));

    assertThat(outcome.status()).as(outcome.err()).isZero();
    for (String dispatch : List.of("each", "chunked(5)")) {
      assertThat(outcome.out().lines())
          .contains("Time of all jobs (" + dispatch + ")", "caller, " + dispatch)
          .contains("jdk-fixed, 2 workers, " + dispatch, "jdk-fixed, 4 workers, " + dispatch);
    }
    assertFits(outcome.out());
  }

  @Test
  void saysWhatACellCostsAgainstThePlainLoop() {
    Outcome outcome = run(quick("--in-process", "--pools", "caller,jdk-fixed"));

    assertThat(outcome.out())
        .contains("Overhead per job against the plain loop (caller)", "At 16 jobs")
        .containsPattern("caller +[\\d.]+ [num]?s .*- +-\n")
        .containsPattern("jdk-fixed .*[\\d.]+x\n");
    assertThat(run(quick("--in-process", "--pools", "jdk-fixed")).out())
        .doesNotContain("Overhead per job");
  }

  @Test
  void splitsATableThatIsWiderThanTheScreen() {
    Outcome outcome =
        run(
            quick(
                "--in-process",
                "--pools",
                "caller,jdk-fixed,jdk-fork-join,jdk-cached,jdk-fixed(queue=array:100),"
                    + "jdk-fixed(queue=transfer),jdk-fixed(queue=array:7,full=caller-runs)"));

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("array:100", "caller-runs");
    assertFits(outcome.out());
  }

  @Test
  void printsNothingButTheReportAsJson(@TempDir Path folder) throws IOException {
    Outcome outcome = run(quick("--in-process", "--json", "--pools", "caller", "--seed", "7"));
    Path file = Files.writeString(folder.resolve("out.json"), outcome.out());

    assertThat(outcome.status()).isZero();
    Report report = Report.read(file);
    assertThat(report.plan().settings().seed()).isEqualTo(7);
    assertThat(report.cells()).extracting(Cell::jobs).containsExactly(0, 8, 16);
    assertThat(outcome.err()).contains("[1/1] block 1: caller, 1 worker, each: ");
  }

  @Test
  void comparesBlockByBlockAndSaysWhatFollows() {
    Outcome measured =
        run(
            "--in-process",
            "--pools",
            "caller,jdk-fixed",
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
            "--until-settled",
            "--forks",
            "8",
            "--against",
            "first",
            "--latency");

    assertThat(measured.status()).isZero();
    assertThat(measured.err())
        .containsPattern("(?m)^\\[ 1/\\d+\\] block 1: .*s; \\d+ s left$")
        .doesNotContainPattern("\\[(\\d+)/\\1\\] .* left");
    assertThat(measured.out())
        .contains("From handed over to started, 64 jobs", "From started to done")
        .contains("Time against caller", "How time grows with the number of jobs", "Conclusions")
        .containsPattern("jdk-fixed +[\\d.]+ +[\\d.]+ +[\\d.]+ +8 +slower");
    assertFits(measured.out());
  }

  @Test
  void savesTheReportAsJsonAndAsMarkdownWithAllItsSections(@TempDir Path folder)
      throws IOException {
    Path path = folder.resolve("my results");
    Outcome outcome =
        run(
            quick(
                "--in-process",
                "--pools",
                "caller," + LOSES,
                "--timeout",
                "100ms",
                "--save",
                path.toString()));

    Report report = Report.read(folder.resolve("my results.json"));
    assertThat(report.complete()).isTrue();
    assertThat(report.cells()).hasSize(6);
    String markdown = Files.readString(folder.resolve("my results.md"));
    assertThat(markdown.lines())
        .containsSubsequence(
            "## Command",
            "## Machine",
            "## Configuration",
            "## Results by pool",
            "## Side by side",
            "## What went wrong");
    assertThat(markdown)
        .contains(
            "--pools 'caller,%s' --timeout 100ms --save '%s'".formatted(LOSES, path)
                + " --seed "
                + report.plan().settings().seed())
        .contains("- seed: " + report.plan().settings().seed())
        .contains("| jobs | time | least | greatest | per job |\n| --: | --: |");
    assertThat(outcome.err()).contains("saved ", "my results.md", "my results.json");
  }

  @Test
  void writesEachFormatThatIsAskedForOfWhatFailedToo(@TempDir Path folder) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of("--in-process", "--pools", "caller," + LOSES, "--timeout", "100ms"));
    for (Export export : Export.all()) {
      args.add("--export");
      args.add(export.format() + "=" + folder.resolve("out." + export.format()));
    }
    Outcome outcome = run(quick(args.toArray(String[]::new)));

    assertThat(outcome.status()).isEqualTo(1);
    for (Export export : Export.all()) {
      assertThat(folder.resolve("out." + export.format())).isNotEmptyFile();
      assertThat(outcome.err()).contains("out." + export.format());
    }
    assertThat(Files.readAllLines(folder.resolve("out.csv")))
        .hasSize(7)
        .anyMatch(row -> row.contains(",failed,"));
  }

  @Test
  void endsWith1WhenACellFailedAndSaysWhatWentWrong() {
    Outcome outcome =
        run(quick("--in-process", "--pools", "caller," + LOSES, "--timeout", "100ms"));

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out())
        .containsPattern("\n +16 +failed \\[\\d+\\]")
        .containsPattern("\\[1\\] Loses: .*(lost|progress)");
    assertFits(outcome.out());
  }

  @Test
  void tellsWhatPoolsTakeAndLeaveBehindFromOneMoreForkEach() {
    Outcome outcome =
        run("-m", "4", "-s", "8", "--forks", "1", "--warm-up-time", "0", "--pools", "jdk-fixed");

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("[2/2] block 2: jdk-fixed");
    assertThat(outcome.out()).contains("Memory\n======", "Clean-up\n========", "left behind");
    assertThat(outcome.out()).containsPattern("\njdk-fixed +nothing +nothing\n");
    assertFits(outcome.out());
  }

  @Test
  void listsAPoolThatCannotBeHadWithoutFailing() {
    Outcome outcome = run(quick("--in-process", "--pools", "caller," + ABSENT));

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("Not measured: Absent on JDK", "add group:artifact");
    assertThat(run(quick("--in-process", "--pools", ABSENT)).status()).isEqualTo(1);
  }

  @Test
  void measuresOnEveryJdkThatIsFound() {
    List<Jdk> jdks = Jdk.find();
    Outcome outcome = run(quick("--pools", "caller", "--jdk", "all"));

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains(jdks.stream().map(jdk -> "JDK " + jdk.version()).toList());
    assertFits(outcome.out());
  }

  @Test
  void measuresOnTheNewestJdkWhenTheRunningOneHasNoVirtualThreads() {
    Outcome outcome = run(quick("--dry-run", "--pools", "caller"));
    Jdk newest = Jdk.find().get(Jdk.find().size() - 1);

    if (Jdk.running().hasVirtualThreads() || !newest.hasVirtualThreads()) {
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out()).contains("JDKs: " + Jdk.running());
    } else {
      assertThat(outcome.err().lines())
          .singleElement()
          .asString()
          .contains("no virtual threads", newest.version());
      assertThat(outcome.out()).contains("JDKs: " + newest);
    }
  }

  private static void assertFits(String text) {
    assertThat(text.lines()).allMatch(line -> line.length() <= 80 && !line.endsWith(" "));
  }
}
