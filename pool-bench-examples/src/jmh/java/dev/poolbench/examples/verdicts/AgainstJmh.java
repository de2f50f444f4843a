package dev.poolbench.examples.verdicts;

import com.google.common.primitives.Doubles;
import dev.poolbench.core.PoolBench;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.Summary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what pool-bench and JMH say of the same pool and the same jobs, a fork of each in turn,
 * and what JMH says of them once more.
 *
 * <p>The medians of two samples of one and the same thing lie each within the other's interval in
 * three of four cases only, whatever their size, for both have an error. So what pool-bench and JMH
 * do is held against what JMH does with itself, in the same runs.
 *
 * <p>pool-bench collects garbage before it measures, so that the pool is among the old objects,
 * where G1's barriers cost more. JMH does not, unless a benchmark does, which this one does.
 *
 * <p>All warm up for a second at most. The JIT compiler is not done by then, in the fork nor in the
 * host, and on two processors that two workers keep busy it takes its time from them: some 40 ms in
 * the first two seconds, and more of it beside pool-bench, whose fork tells of what it does and
 * whose host hears it. A fork has 25 iterations, five seconds of them, so that its median is of the
 * time after.
 */
public final class AgainstJmh {
  private static final int ITERATIONS = 25;
  private static final List<Pair> PAIRS =
      List.of(
          new Pair("pool-bench and JMH", 0, 1),
          new Pair("pool-bench and JMH again", 0, 2),
          new Pair("JMH and JMH again", 1, 2));

  /** Is two ways to measure, by their places. */
  private record Pair(String name, int one, int other) {

    /** Tells whether the median of each lies in the other's interval. */
    boolean agrees(List<double[]> nanos) {
      return areWithinBoth(Summary.of(nanos.get(one)), Summary.of(nanos.get(other)));
    }
  }

  private AgainstJmh() {}

  /**
   * Takes the number of forks of each, 12 unless given, that of workers, 2 unless given, and that
   * of runs, 1 unless given.
   */
  public static void main(String[] args) throws Exception {
    int forks = args.length > 0 ? Integer.parseInt(args[0]) : 12;
    int workers = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    int runs = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    Subjects subjects = Subjects.of("spin");
    System.out.printf(
        "JDK %s, %s, %d jobs, workers: %d, %d forks of each in turn%n",
        System.getProperty("java.version"), subjects.workload(), subjects.jobs(), workers, forks);
    List<double[]> all = List.of(new double[0], new double[0], new double[0]);
    int[] agreed = new int[PAIRS.size()];
    for (int run = 1; run <= runs; run++) {
      List<double[]> nanos = run(subjects, workers, forks);
      all = joined(all, nanos);
      System.out.printf("run %d of %d%n", run, runs);
      for (int pair = 0; pair < agreed.length; pair++) {
        print(PAIRS.get(pair), nanos);
        agreed[pair] += PAIRS.get(pair).agrees(nanos) ? 1 : 0;
      }
    }
    if (runs > 1) {
      System.out.printf("all %d forks of each%n", runs * forks);
      for (int pair = 0; pair < agreed.length; pair++) {
        print(PAIRS.get(pair), all);
        System.out.printf("each within both in %d of %d runs%n", agreed[pair], runs);
      }
    }
  }

  /** Measures a fork of each way in turn, and returns the nanoseconds of each, by way. */
  private static List<double[]> run(Subjects subjects, int workers, int forks) throws Exception {
    List<Callable<Double>> ways =
        List.of(
            () -> ours(subjects, workers),
            () -> theirs(subjects, workers),
            () -> theirs(subjects, workers));
    double[][] nanos = new double[ways.size()][forks];
    for (int fork = 0; fork < forks; fork++) {
      for (int i = 0; i < ways.size(); i++) {
        int way = (fork + i) % ways.size();
        nanos[way][fork] = ways.get(way).call();
      }
    }
    return List.of(nanos);
  }

  private static List<double[]> joined(List<double[]> some, List<double[]> others) {
    return IntStream.range(0, some.size())
        .mapToObj(i -> Doubles.concat(some.get(i), others.get(i)))
        .toList();
  }

  private static void print(Pair pair, List<double[]> all) {
    double[] nanos = all.get(pair.one);
    double[] others = all.get(pair.other);
    Summary one = Summary.of(nanos);
    Summary other = Summary.of(others);
    double[] logs = new double[nanos.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(nanos[i] / others[i]);
    }
    PairedComparison paired =
        PairedComparison.of(
                List.of(logs), PairedComparison.ERROR, PairedComparison.DEFAULT_THRESHOLD, 1)
            .get(0);
    System.out.printf(
        "%-24s %.0f ns, %s and %.0f ns, %s: %s within both; ratio %.4f, %s%n",
        pair.name,
        one.median(),
        one.interval().orElseThrow(),
        other.median(),
        other.interval().orElseThrow(),
        pair.agrees(all) ? "each" : "not",
        paired.ratio(),
        paired.interval().orElseThrow());
  }

  /** Tells whether each median lies in the other's interval. */
  static boolean areWithinBoth(Summary one, Summary other) {
    return one.interval().orElseThrow().contains(other.median())
        && other.interval().orElseThrow().contains(one.median());
  }

  private static double ours(Subjects subjects, int workers) {
    Report report =
        PoolBench.compare("jdk-fixed")
            .workload(subjects.workload())
            .jobs(subjects.jobs())
            .workers(workers)
            .forks(1)
            .iterations(ITERATIONS)
            .iterationTime(Duration.ofMillis(200))
            .inspect(false)
            .run();
    return report.cells().get(0).nanosPerJobSet().orElseThrow();
  }

  private static double theirs(Subjects subjects, int workers) throws Exception {
    String steps = subjects.workload().replaceAll("\\D", "");
    return new Runner(
            new OptionsBuilder()
                .include(FixedBenchmark.class.getName())
                .param("steps", steps)
                .param("jobs", Integer.toString(subjects.jobs()))
                .param("workers", Integer.toString(workers))
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.milliseconds(200))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.milliseconds(200))
                .jvmArgs(PoolBench.DEFAULT_JVM_ARGS.toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                .build())
        .runSingle()
        .getPrimaryResult()
        .getStatistics()
        .getPercentile(50);
  }
}
