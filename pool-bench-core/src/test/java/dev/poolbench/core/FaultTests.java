package dev.poolbench.core;

import static dev.poolbench.core.faults.Faults.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.core.faults.Closers;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 3, unit = java.util.concurrent.TimeUnit.MINUTES)
class FaultTests {
  private static final Class<?> SOUND_POOL = Faults.Sound.class;
  private static final Class<?> SOUND_JOB = Faults.Identity.class;

  private static PoolBench bench(Class<?> workload, Class<?>... pools) {
    return PoolBench.compare(
            java.util.Arrays.stream(pools).map(Class::getName).toArray(String[]::new))
        .workload(named(workload))
        .jobs(0, 10, 100)
        .workers(2)
        .forks(1)
        .iterations(2)
        .iterationTime(Duration.ofMillis(1))
        .warmUpTime(Duration.ofMillis(20))
        .timeout(Duration.ofSeconds(1))
        .jvmArgs(Faults.LIGHT_JVM)
        .inspect(false);
  }

  private static Cell cell(Report report, Class<?> pool, int jobs) {
    return report.cells().stream()
        .filter(cell -> cell.pool().id().equals(named(pool)) && cell.jobs() == jobs)
        .findFirst()
        .orElseThrow();
  }

  private static JobCounts counts(Report report, int jobs) {
    return report.series().get(0).measurements().stream()
        .filter(made -> made.jobs() == jobs)
        .map(Measurement::counts)
        .reduce(JobCounts.NONE, JobCounts::plus);
  }

  private static Failure onlyFailure(Report report) {
    assertThat(report.series().get(0).failures()).hasSize(1);
    return report.series().get(0).failures().get(0);
  }

  private static void assertThatOnlyTheCellOf100Failed(Report report, Class<?> pool) {
    assertThat(cell(report, pool, 100).isFailed()).isTrue();
    assertThat(cell(report, pool, 100).nanosPerJobSet()).isEmpty();
    assertThat(cell(report, pool, 10).isFailed()).isFalse();
    assertThat(cell(report, pool, 10).nanosPerJobSet()).isPresent();
    assertThat(cell(report, pool, 0).isFailed()).isFalse();
    assertThat(report.hasProblems()).isTrue();
    assertThat(report.complete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void findsNothingWrongWithWhatIsSound(Isolation isolation) {
    Report report = bench(SOUND_JOB, SOUND_POOL).isolation(isolation).run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.cells()).hasSize(3).allMatch(cell -> cell.nanosPerJobSet().isPresent());
    assertThat(counts(report, 100).isClean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void findsALostJob(Isolation isolation) {
    Report report = bench(SOUND_JOB, Faults.LosesJob50.class).isolation(isolation).run();

    assertThatOnlyTheCellOf100Failed(report, Faults.LosesJob50.class);
    assertThat(counts(report, 100).lost()).isEqualTo(1);
    assertThat(counts(report, 100).completed()).isEqualTo(99);
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void findsJobsWhoseFuturesAreDoneThoughTheyNeverRan(Isolation isolation) {
    Report report =
        bench(SOUND_JOB, Faults.LiesInFutures.class)
            .dispatch(dev.poolbench.api.Dispatch.futures())
            .isolation(isolation)
            .run();

    assertThat(onlyFailure(report).phase()).isEqualTo(Phase.FIRST_JOB);
    assertThat(onlyFailure(report).message()).contains("jobs got lost", "1 lost");
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void keepsWhatOtherPoolsGaveWhenOneBreaksOff(Isolation isolation) {
    Report report = bench(SOUND_JOB, SOUND_POOL, Faults.BreaksOff.class).isolation(isolation).run();

    assertThat(report.complete()).isTrue();
    assertThat(report.problems()).anyMatch(problem -> problem.contains("nobody knows"));
    assertThat(cell(report, SOUND_POOL, 100).nanosPerJobSet()).isPresent();
  }

  @Test
  void findsARepeatedJob() {
    Report report = bench(SOUND_JOB, Faults.RepeatsJob50.class).run();

    assertThatOnlyTheCellOf100Failed(report, Faults.RepeatsJob50.class);
    assertThat(counts(report, 100).repeated()).isEqualTo(1);
    assertThat(counts(report, 100).completed()).isEqualTo(100);
  }

  @RepeatedTest(10)
  void findsAJobThatIsDoneTwiceAtOnce() {
    Report report =
        bench(SOUND_JOB, Faults.DoublesJob50.class).isolation(Isolation.IN_PROCESS).run();

    assertThatOnlyTheCellOf100Failed(report, Faults.DoublesJob50.class);
    assertThat(counts(report, 100).repeated() + counts(report, 100).late()).isPositive();
  }

  @Test
  void putsAJobThatIsRepeatedMuchLaterToTheCellItBelongsTo() {
    Report report = bench(SOUND_JOB, Faults.RepeatsJob50AtClose.class).run();

    assertThatOnlyTheCellOf100Failed(report, Faults.RepeatsJob50AtClose.class);
    assertThat(counts(report, 100).repeated()).isPositive();
  }

  @Test
  void findsARefusedJob() {
    Report report = bench(SOUND_JOB, Faults.RefusesJob50.class).run();

    assertThatOnlyTheCellOf100Failed(report, Faults.RefusesJob50.class);
    assertThat(counts(report, 100).refused()).isEqualTo(1);
    assertThat(cell(report, Faults.RefusesJob50.class, 100).problems())
        .first()
        .asString()
        .contains("1 refused", "job 50", "no room for this one");
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void findsAJobThatThrows(Isolation isolation) {
    Report report = bench(Faults.Throws.class, SOUND_POOL).isolation(isolation).run();

    assertThatOnlyTheCellOf100Failed(report, SOUND_POOL);
    assertThat(counts(report, 100).failed()).isEqualTo(1);
    assertThat(cell(report, SOUND_POOL, 100).problems())
        .first()
        .asString()
        .contains("of 100 jobs 1 failed", "job 50", "java.io.IOException", "the disk is full");
  }

  @Test
  void findsAWrongResultAndNamesTheJob() {
    Report report = bench(Faults.ReturnsWrong.class, SOUND_POOL).run();

    assertThatOnlyTheCellOf100Failed(report, SOUND_POOL);
    assertThat(counts(report, 100).wrong()).isEqualTo(1);
    assertThat(cell(report, SOUND_POOL, 100).problems())
        .first()
        .asString()
        .contains("1 wrong", "job 50", "-1.0", "50.0");
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void givesUpAJobThatNeverReturnsWithADumpOfWhereItIs(Isolation isolation) {
    Report report = bench(Faults.NeverReturns.class, SOUND_POOL).isolation(isolation).run();

    assertThat(onlyFailureBeforeClose(report).message())
        .contains("without progress", "1 unfinished");
    assertThat(onlyFailureBeforeClose(report).detail()).contains("NeverReturns.bad");
    assertThat(cell(report, SOUND_POOL, 100).isFailed()).isTrue();
  }

  private static Failure onlyFailureBeforeClose(Report report) {
    List<Failure> failures =
        report.series().get(0).failures().stream()
            .filter(failure -> failure.phase() != Phase.CLOSE)
            .toList();
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }

  @Test
  void leavesTheCellsOfAnotherPoolAloneAndTriesNoFailedCountAgain() {
    Report report = bench(Faults.Halts.class, SOUND_POOL).forks(2).run();

    assertThat(report.series()).hasSize(2);
    assertThat(report.series().get(0).failures().get(0).jobs()).contains(100);
    assertThat(report.series().get(1).plan().jobCounts()).doesNotContain(100);
    assertThatOnlyTheCellOf100Failed(report, SOUND_POOL);
  }

  @Test
  void tellsTheExitCodeAndTheLastWordsOfAForkThatHalts() {
    Report report = bench(Faults.Halts.class, SOUND_POOL).run();

    assertThat(onlyFailure(report).message()).contains("exit code 42");
    assertThat(onlyFailure(report).log()).contains("last words");
    assertThat(report.hasProblems()).isTrue();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs the command kill")
  void tellsTheSignalThatAForkWasKilledBy() {
    Report report = bench(Faults.Killed.class, SOUND_POOL).run();

    assertThat(onlyFailure(report).message()).contains("signal 9");
  }

  @Test
  void tellsThatAForkRanOutOfHeap() {
    Report report = bench(Faults.FillsHeap.class, SOUND_POOL).run();

    assertThat(onlyFailure(report).message())
        .contains("ran out of memory", "java.lang.OutOfMemoryError", "Java heap space");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs the command kill")
  void stopsAForkThatSaysNothingAnyMore() {
    Report report = bench(Faults.Frozen.class, SOUND_POOL).run();

    assertThat(onlyFailure(report).message()).contains("said nothing");
    assertThat(onlyFailure(report).detail()).contains("thread dump");
  }

  @Test
  void showsWhereAJobHangsThatHangsWithoutAPoolToo() {
    assertThatThrownBy(() -> bench(Faults.HangsAlone.class, SOUND_POOL).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the plain loop over the jobs made no progress for 11 s")
        .hasMessageContaining("HangsAlone.run");
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void tellsWhyAPoolCouldNotBeOpened(Isolation isolation) {
    Report report = bench(SOUND_JOB, Faults.CannotOpen.class).isolation(isolation).run();

    Failure failure = onlyFailure(report);
    assertThat(failure.phase()).isEqualTo(Phase.OPEN);
    assertThat(failure.message()).contains("the licence server is down");
    assertThat(failure.detail()).contains("CannotOpen.open");
    assertThat(report.cells()).hasSize(3).allMatch(Cell::isFailed);
    if (isolation == Isolation.FORK) {
      assertThat(failure.log()).contains("printed before the pool could not be opened");
    }
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void givesUpAPoolThatNeverOpens(Isolation isolation) {
    Report report = bench(SOUND_JOB, Faults.NeverOpens.class).isolation(isolation).run();

    assertThat(onlyFailure(report).phase()).isEqualTo(Phase.OPEN);
    assertThat(onlyFailure(report).detail()).contains("NeverOpens.open");
  }

  @Test
  void keepsWhatWasMeasuredOnAPoolThatNeverCloses() {
    Report report = bench(SOUND_JOB, Closers.NeverCloses.class).run();

    assertThat(onlyFailure(report).phase()).isEqualTo(Phase.CLOSE);
    assertThat(onlyFailure(report).detail()).contains("NeverCloses");
    assertThat(report.cells()).allMatch(cell -> cell.nanosPerJobSet().isPresent());
    assertThat(report.hasProblems()).isTrue();
  }

  @Test
  void tellsWhyAPoolIsNotAvailableAndMeasuresTheOthers() {
    Report report = bench(SOUND_JOB, Faults.Unavailable.class, SOUND_POOL).run();

    assertThat(report.unavailable()).hasSize(1);
    assertThat(report.unavailable().get(0).reason()).isEqualTo("add com.acme:rocket-pool");
    assertThat(report.cells()).hasSize(3).allMatch(cell -> !cell.isFailed());
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void tellsWhichOptionMakesAPoolUnavailable() {
    String flying = named(Faults.PartlyUnavailable.class) + "(rocket=true)";
    Report report =
        PoolBench.compare(named(Faults.PartlyUnavailable.class), flying)
            .workload(named(SOUND_JOB))
            .jobs(10)
            .forks(1)
            .iterations(1)
            .iterationTime(Duration.ofMillis(1))
            .warmUpTime(Duration.ZERO)
            .isolation(Isolation.IN_PROCESS)
            .inspect(false)
            .run();

    assertThat(report.unavailable())
        .singleElement()
        .satisfies(one -> assertThat(one.pool()).hasToString(flying))
        .satisfies(one -> assertThat(one.reason()).isEqualTo("add com.acme:rocket-pool"));
    assertThat(report.cells()).hasSize(1).allMatch(cell -> !cell.isFailed());
  }

  @Test
  void refusesArgumentsThatTheJvmOfAForkDoesNotKnow() {
    assertThatThrownBy(() -> bench(SOUND_JOB, SOUND_POOL).jvmArgs(List.of("-XX:+NoSuchFlag")).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NoSuchFlag");
  }
}
