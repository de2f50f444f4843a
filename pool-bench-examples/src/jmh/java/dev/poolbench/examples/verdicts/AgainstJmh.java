package dev.poolbench.examples.verdicts;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what pool-bench and JMH say of the same pool and the same jobs, a fork of the one and a
 * fork of the other in turn.
 *
 * <p>Both warm up for a second at most. The JIT compiler is not done by then in either: it uses 25
 * to 40 ms of the processor time of the next second, which are of the first few iterations. A fork
 * has ten, so that its median is not one of these.
 */
public final class AgainstJmh {
  private static final int ITERATIONS = 10;

  private AgainstJmh() {}

  /** Takes the number of forks of each, 12 unless given. */
  public static void main(String[] args) throws Exception {
    int forks = args.length > 0 ? Integer.parseInt(args[0]) : 12;
    Subjects subjects = Subjects.of("spin");
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int fork = 0; fork < forks; fork++) {
      ours.add(ours(subjects));
      theirs.add(theirs(subjects));
    }
    Summary one = Summary.of(ours.stream().mapToDouble(Double::doubleValue).toArray());
    Summary other = Summary.of(theirs.stream().mapToDouble(Double::doubleValue).toArray());
    double[] logs = new double[forks];
    for (int i = 0; i < forks; i++) {
      logs[i] = Math.log(ours.get(i) / theirs.get(i));
    }
    PairedComparison paired =
        PairedComparison.of(List.of(logs), PairedComparison.ERROR, 0.05, 1).get(0);
    System.out.printf(
        "JDK %s, %s, %d jobs, 2 threads, %d forks of each in turn%n",
        System.getProperty("java.version"), subjects.workload(), subjects.jobs(), forks);
    System.out.printf("pool-bench %.0f ns, %s%n", one.median(), one.interval().orElseThrow());
    System.out.printf("JMH        %.0f ns, %s%n", other.median(), other.interval().orElseThrow());
    System.out.printf(
        "each median lies within the interval of the other: %s; ratio %.3f, %s%n",
        one.interval().orElseThrow().contains(other.median())
            && other.interval().orElseThrow().contains(one.median()),
        paired.ratio(),
        paired.interval().orElseThrow());
  }

  private static double ours(Subjects subjects) {
    Report report =
        PoolBench.compare("jdk-fixed")
            .workload(subjects.workload())
            .jobs(subjects.jobs())
            .workers(2)
            .forks(1)
            .iterations(ITERATIONS)
            .iterationTime(Duration.ofMillis(200))
            .inspect(false)
            .run();
    return report.cells().get(0).nanosPerJobSet().orElseThrow();
  }

  private static double theirs(Subjects subjects) throws Exception {
    String steps = subjects.workload().replaceAll("\\D", "");
    return new Runner(
            new OptionsBuilder()
                .include(FixedBenchmark.class.getName())
                .param("steps", steps)
                .param("jobs", Integer.toString(subjects.jobs()))
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
