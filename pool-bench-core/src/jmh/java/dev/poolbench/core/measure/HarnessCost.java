package dev.poolbench.core.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what the harness costs a job, against the same loop written by hand.
 *
 * <p>Both are measured once a block, each in a JMH fork of its own, one after the other, so that a
 * drift of the machine cancels. Of the six blocks' ratios and differences the median is printed,
 * and the least to the greatest as an interval, which by the binomial distribution covers the true
 * median in 96.9 % of cases whatever the distribution of the times.
 */
public final class HarnessCost {
  private static final int BLOCKS = 6;

  private HarnessCost() {}

  /** Takes the pools, separated by commas, and then the job counts; both optional. */
  public static void main(String[] args) throws RunnerException {
    String[] pools = args.length > 0 ? args[0].split(",") : new String[] {"caller", "1"};
    String[] jobs = args.length > 1 ? args[1].split(",") : new String[] {"100000", "1000000"};
    Map<String, List<double[]>> times = new LinkedHashMap<>();
    for (int block = 0; block < BLOCKS; block++) {
      for (String pool : pools) {
        for (String count : jobs) {
          for (String dispatch : List.of("each", "chunked")) {
            double byHand = nanosPerJob(dispatch + "ByHand", pool, count);
            double harness = nanosPerJob(dispatch + "Harness", pool, count);
            times
                .computeIfAbsent(
                    "%-8s %-8s %8s".formatted(pool, dispatch, count), key -> new ArrayList<>())
                .add(new double[] {byHand, harness});
          }
        }
      }
    }
    System.out.printf(
        "JDK %s%n%-26s %12s %22s %26s%n",
        System.getProperty("java.version"),
        "pool dispatch jobs",
        "by hand ns",
        "ratio",
        "difference ns");
    times.forEach((name, pairs) -> System.out.println(name + " " + line(pairs)));
  }

  private static double nanosPerJob(String method, String pool, String jobs)
      throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(HandOverBenchmark.class.getName() + "." + method + "$")
                    .param("pool", pool)
                    .param("jobs", jobs)
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.milliseconds(300))
                    .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    return result.getPrimaryResult().getScore() / Integer.parseInt(jobs);
  }

  private static String line(List<double[]> pairs) {
    double[] byHand = pairs.stream().mapToDouble(pair -> pair[0]).sorted().toArray();
    double[] ratios = pairs.stream().mapToDouble(pair -> pair[1] / pair[0]).sorted().toArray();
    double[] more = pairs.stream().mapToDouble(pair -> pair[1] - pair[0]).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%12.1f %6.3f [%6.3f, %6.3f] %8.2f [%7.2f, %7.2f]",
        median(byHand),
        median(ratios),
        ratios[0],
        ratios[ratios.length - 1],
        median(more),
        more[0],
        more[more.length - 1]);
  }

  private static double median(double[] sorted) {
    double[] copy = Arrays.copyOf(sorted, sorted.length);
    return (copy[(copy.length - 1) / 2] + copy[copy.length / 2]) / 2;
  }
}
