package dev.poolbench.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.statistics.Growth;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import dev.poolbench.core.statistics.Scaling;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTests {
  private static final List<String> POOLS = List.of("quick", "same", "slow", "wild");
  private static final List<Integer> JOBS = List.of(0, 1_000, 2_000, 4_000, 8_000);
  private static final Map<String, Double> FACTORS =
      Map.of("quick", 1.0, "same", 1.0, "slow", 1.3, "wild", 1.0);

  /** Noise of 1 %, or 40 % of the wild one, on a machine that gets four times slower. */
  private static Report report(int blocks) {
    Random random = new Random(11);
    return Made.report(
        POOLS,
        JOBS,
        blocks,
        Stopping.defaults(),
        (pool, block, jobs) -> {
          double noise = (pool.equals("wild") ? 0.4 : 0.01) * random.nextGaussian();
          double drift = 1 + 3.0 * block / blocks;
          return FACTORS.getOrDefault(pool, 1.0) * drift * (50_000 + 100 * jobs) * Math.exp(noise);
        });
  }

  private static Comparison of(List<Comparison> comparisons, String pool) {
    return comparisons.stream()
        .filter(one -> one.pool().id().equals(pool))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void comparesByBlockSoThatTheDriftOfTheMachineCancels() {
    List<Comparison> comparisons = report(20).comparisons(Against.pool("quick"));

    assertThat(comparisons).hasSize(3);
    assertThat(of(comparisons, "same").verdict()).contains(RatioVerdict.NO_PRACTICAL_DIFFERENCE);
    assertThat(of(comparisons, "slow").verdict()).contains(RatioVerdict.HIGHER);
    assertThat(of(comparisons, "slow").words()).isEqualTo("slower");
    assertThat(of(comparisons, "wild").verdict()).contains(RatioVerdict.TOO_NOISY_TO_TELL);
    assertThat(of(comparisons, "wild").smallestDifferenceSeen().orElseThrow()).isGreaterThan(0.05);
    PairedComparison slow = of(comparisons, "slow").result().orElseThrow();
    assertThat(slow.ratio()).isCloseTo(1.3, within(0.02));
    assertThat(slow.pairs()).isEqualTo(20);
  }

  @Test
  void leavesOutTheStepOfNoJobs() {
    assertThat(of(report(8).comparisons(Against.first()), "slow").jobCounts())
        .containsExactly(1_000, 2_000, 4_000, 8_000);
  }

  @Test
  void comparesWithTheFirstTheFastestOrANamedOne() {
    Report report = report(20);

    assertThat(report.comparisons(Against.first()).get(0).baseline().id()).isEqualTo("quick");
    assertThat(report.comparisons(Against.fastest()).get(0).baseline().id()).isNotEqualTo("slow");
    Comparison named = of(report.comparisons(Against.pool("slow")), "quick");
    assertThat(named.baseline().id()).isEqualTo("slow");
    assertThat(named.words()).isEqualTo("faster");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> report.comparisons(Against.pool("none")))
        .withMessageContaining("'none'")
        .withMessageContaining("first, fastest and");
  }

  @Test
  void givesFiguresOfFewBlocksWithoutVerdictAndSaysHowManyItTakes() {
    List<Comparison> comparisons = report(7).comparisons(Against.first());

    assertThat(of(comparisons, "slow").result().orElseThrow().ratio()).isBetween(1.2, 1.4);
    assertThat(of(comparisons, "slow").words())
        .isEqualTo("not available: has 7 blocks, needs at least 8");
    assertThat(report(7).ratings(Metric.TIME)).isEmpty();
    assertThat(report(7).conclusions())
        .first()
        .asString()
        .startsWith("No verdict on time: not available: has 7 blocks");
  }

  @Test
  void leavesABlockUnpairedWhereAForkIsMissing() {
    Report report =
        Made.report(
            List.of("a", "b"),
            List.of(10, 20),
            12,
            Stopping.defaults(),
            (pool, block, jobs) ->
                pool.equals("b") && block == 5 ? Double.NaN : 1_000 * block * jobs);

    assertThat(report.comparisons(Against.first()).get(0).result().orElseThrow().pairs())
        .isEqualTo(11);
  }

  @Test
  void leavesOutACellThatFailedInAnyFork() {
    Report report =
        Made.report(
            List.of("a", "b"),
            List.of(10, 20),
            12,
            Stopping.defaults(),
            (pool, block, jobs) ->
                pool.equals("b") && block == 5 && jobs == 20 ? -1 : 1_000 * jobs);

    assertThat(report.comparisons(Against.first()).get(0).jobCounts()).containsExactly(10);
  }

  @Test
  void saysLessAndMoreOfMemory() {
    Comparison retained =
        report(12).comparisons(Against.pool("slow"), Metric.RETAINED_HEAP, 0.05).get(0);

    assertThat(retained.words()).isEqualTo("more");
    assertThat(retained.result().orElseThrow().ratio()).isCloseTo(1.25, within(1e-9));
  }

  @Test
  void saysThatThereAreNoFiguresOfWhatWasNotMeasured() {
    assertThat(report(12).comparisons(Against.first(), Metric.ALLOCATED, 0.05)).isEmpty();
  }

  @Test
  void ratesPoolsAndTiesThoseThatNoVerdictSeparates() {
    List<Rating> ratings = report(20).ratings(Metric.TIME);

    assertThat(ratings).hasSize(4);
    Rating slow =
        ratings.stream().filter(one -> one.pool().id().equals("slow")).findFirst().orElseThrow();
    assertThat(ratings)
        .filteredOn(one -> one.pool().id().equals("quick") || one.pool().id().equals("same"))
        .allSatisfy(
            one -> {
              assertThat(one.place()).isEqualTo(1);
              assertThat(one.tied()).isTrue();
              assertThat(one.points()).isGreaterThan(slow.points());
            });
    assertThat(Rating.points(1)).isEqualTo(5);
    assertThat(Rating.points(2)).isEqualTo(4);
    assertThat(Rating.points(1_000)).isZero();
  }

  /** Has a pool of which most forks came to nothing. */
  private static Report withOneThatIsOftenMissing() {
    return Made.report(
        List.of("a", "b", "rare"),
        List.of(10, 20),
        12,
        Stopping.defaults(),
        (pool, block, jobs) ->
            pool.equals("rare") && block > 4
                ? Double.NaN
                : (pool.equals("a") ? 2_500.0 : 1_000.0) * jobs * block);
  }

  @Test
  void ratesTheOthersWhereAPoolHasTooFewForksForAVerdict() {
    assertThat(withOneThatIsOftenMissing().ratings(Metric.TIME))
        .extracting(one -> one.pool().id() + one.place())
        .containsExactly("b1", "a2");
  }

  @Test
  void concludesOnTheOthersWhereOfAPoolNothingCanBeSaid() {
    assertThat(withOneThatIsOftenMissing().conclusions())
        .first()
        .asString()
        .startsWith(
            "Of those with a verdict, b takes the least time; more take a (2.50 times); of rare"
                + " nothing can be said")
        .contains("has 4 blocks, needs at least");
  }

  @Test
  void namesTheWorkersOfPoolsThatHaveNotAsMany() {
    PoolSpec fixed = PoolSpec.parse("jdk-fixed");
    Comparison one = report(12).comparisons(Against.first()).get(0);

    assertThat(new Crossover(one.jdk(), one.dispatch(), fixed, 2, fixed, 50, 100, 1_000))
        .hasToString(
            "jdk-fixed with 2 workers is faster than jdk-fixed with 50 workers up to 100 jobs, and"
                + " slower from 1000 jobs on");
    assertThat(
            new Crossover(one.jdk(), one.dispatch(), PoolSpec.parse("caller"), 1, fixed, 50, 1, 10))
        .hasToString(
            "caller is faster than jdk-fixed with 50 workers up to 1 job, and slower from 10 jobs on");
    assertThat(one.toString()).doesNotContain("workers");
  }

  @Test
  void concludesThatThereIsNoClearWinner() {
    assertThat(report(20).conclusions())
        .first()
        .asString()
        .startsWith("No clear winner in time: ")
        .contains("no practical difference", "too noisy to tell", "; more take slow (1.30 times");
  }

  @Test
  void concludesWhichIsFastest() {
    Report report =
        Made.report(
            List.of("a", "b"),
            List.of(10, 20),
            8,
            Stopping.defaults(),
            (pool, block, jobs) -> (pool.equals("a") ? 2_500.0 : 1_000.0) * jobs * block);

    assertThat(report.conclusions()).contains("b takes the least time; more take a (2.50 times).");
  }

  @Test
  void findsWherePoolsCrossOver() {
    Report report = crossing(List.of("fixed", "cheap"), 12);

    List<Crossover> crossovers = report.crossovers();

    assertThat(crossovers).hasSize(1);
    assertThat(crossovers.get(0).few().id()).isEqualTo("cheap");
    assertThat(crossovers.get(0).last()).isEqualTo(100);
    assertThat(crossovers.get(0).first()).isEqualTo(1_000);
    assertThat(report.conclusions())
        .contains("cheap is faster than fixed up to 100 jobs, and slower from 1000 jobs on.");
  }

  @Test
  void findsNoCrossoverInTooFewBlocksForSoManyPairsAndSteps() {
    List<String> pools = List.of("fixed", "cheap", "a", "b", "c", "d");

    assertThat(crossing(pools, 8).crossovers()).isEmpty();
    assertThat(crossing(pools, 16).crossovers()).isNotEmpty();
  }

  private static Report crossing(List<String> pools, int blocks) {
    Random random = new Random(2);
    return Made.report(
        pools,
        List.of(1, 10, 100, 1_000, 10_000),
        blocks,
        Stopping.defaults(),
        (pool, block, jobs) ->
            (pool.equals("fixed") ? 50_000 + 100.0 * jobs : 1_000 + 300.0 * jobs)
                * Math.exp(0.01 * random.nextGaussian()));
  }

  @Test
  void describesHowTimeGrows() {
    Scaling scaling = report(20).scalings(Metric.TIME).get(0).scaling().orElseThrow();

    assertThat(scaling.growth()).contains(Growth.LINEAR);
    assertThat(scaling.fixed().median() / scaling.perJob().median()).isBetween(400.0, 600.0);
  }

  @Test
  void sumsUpTheForksOfACellAndNamesWhatLiesApart() {
    Report report =
        Made.report(
            List.of("a"),
            List.of(10),
            8,
            Stopping.defaults(),
            (pool, block, jobs) -> block == 4 ? 60_000 : 10_000 + 10 * block);

    Cell cell = report.cells().get(0);

    assertThat(cell.summary().orElseThrow().outliers())
        .containsExactly(3)
        .allSatisfy(place -> assertThat(cell.samples().get(place).block()).isEqualTo(4));
    assertThat(cell.summary().orElseThrow().interval()).isPresent();
  }
}
