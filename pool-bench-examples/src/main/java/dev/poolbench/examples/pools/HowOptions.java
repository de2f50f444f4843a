package dev.poolbench.examples.pools;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Ladder;
import dev.poolbench.core.statistics.PairedComparison;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Holds the options that say how much is measured, and how. */
final class HowOptions {
  private static final int DEFAULT_FORKS = 3;

  @Option(
      names = {"-m", "--max-work"},
      paramLabel = "M",
      converter = Accepted.Power.class,
      description = "Up to 2^M jobs (default: 13)")
  private int maxWork = 13;

  @Option(
      names = {"-s", "--samples"},
      paramLabel = "N",
      converter = Accepted.Count.class,
      description = "Steps from 0 to 2^M jobs (default: 10)")
  private int samples = 10;

  @Option(
      names = "--ladder",
      paramLabel = "KIND",
      converter = Accepted.Ladder.class,
      description = "linear for equal steps, geometric for powers (default: linear)")
  private Accepted.LadderKind ladder = Accepted.LadderKind.LINEAR;

  @Option(
      names = {"-r", "--trials"},
      paramLabel = "N",
      converter = Accepted.Count.class,
      description = "Measurement iterations of a job count in a fork (default: 3)")
  private int trials = 3;

  @Option(
      names = "--forks",
      paramLabel = "N",
      converter = Accepted.Count.class,
      description =
          "Fresh JVMs for each pool (default: 3); the most, with --until-settled or --time"
              + " (default then: 50)")
  private @Nullable Integer forks;

  @Option(
      names = "--until-settled",
      description =
          "Stop as soon as every verdict on time is settled, by looks after 8, 12, 20, 32"
              + " forks and so on that share the permitted error")
  private boolean untilSettled;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      converter = Accepted.Budget.class,
      description =
          "As --until-settled, and begin no round of forks that would end later, as in"
              + " --time 5m")
  private @Nullable Duration time;

  @Option(
      names = "--against",
      paramLabel = "POOL",
      converter = Accepted.Baseline.class,
      description = "Compare with this pool, first or fastest (default: fastest)")
  private Against against = Against.fastest();

  @Option(
      names = "--difference",
      paramLabel = "PERCENT",
      converter = Accepted.Share.class,
      description = "What difference matters (default: 5%%)")
  private double difference = PairedComparison.DEFAULT_THRESHOLD;

  @Option(
      names = "--warm-up-time",
      paramLabel = "TIME",
      converter = Accepted.Span.class,
      description = "Most time of the warm-up of a fork (default: 1s)")
  private Duration warmUpTime = Duration.ofSeconds(1);

  @Option(
      names = "--iteration-time",
      paramLabel = "TIME",
      converter = Accepted.Span.class,
      description = "Least time of an iteration, by repeating the jobs (default: 50ms)")
  private Duration iterationTime = Duration.ofMillis(50);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Accepted.Timeout.class,
      description = "Without a job done for so long, a pool hangs (default: 30s)")
  private Duration timeout = Duration.ofSeconds(30);

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Accepted.Seed.class,
      description = "Decides the order of pools and job counts (default: a random one)")
  private long seed = new Random().nextInt(Integer.MAX_VALUE);

  @Option(
      names = "--jvm-arg",
      paramLabel = "ARG",
      description =
          "Argument of the forks' JVMs, in place of those that --dry-run shows; may be repeated,"
              + " as in --jvm-arg=-Xmx1g")
  private List<String> jvmArgs = List.of();

  @Option(
      names = "--in-process",
      description = "Measure in this JVM: quick, but pools inherit each other's heap and warmth")
  private boolean inProcess;

  @Option(
      names = "--no-inspect",
      description = "Without the one more fork for each pool that checks what it leaves behind")
  private boolean noInspect;

  @Option(
      names = "--latency",
      description = "Three more forks for each pool, which time how long each job waits and takes")
  private boolean latency;

  boolean inProcess() {
    return inProcess;
  }

  long seed() {
    return seed;
  }

  PoolBench applyTo(PoolBench bench) {
    if (inProcess && !jvmArgs.isEmpty()) {
      throw new IllegalArgumentException(
          "--jvm-arg %s: accepted with --in-process is none, for there is no fork"
              .formatted(String.join(" ", jvmArgs)));
    }
    int most = 1 << maxWork;
    boolean settles = untilSettled || time != null;
    if (settles) {
      bench.untilSettled();
    }
    if (time != null) {
      bench.time(time);
    }
    if (forks != null || !settles) {
      bench.forks(forks == null ? DEFAULT_FORKS : forks);
    }
    return bench
        .against(against)
        .difference(difference)
        .jobs(
            switch (ladder) {
              case LINEAR -> Ladder.linear(most, samples);
              case GEOMETRIC -> Ladder.geometric(most, samples);
            })
        .iterations(trials)
        .warmUpTime(warmUpTime)
        .iterationTime(iterationTime)
        .timeout(timeout)
        .seed(seed)
        .inspect(!noInspect)
        .latency(latency)
        .jvmArgs(jvmArgs.isEmpty() ? PoolBench.DEFAULT_JVM_ARGS : jvmArgs)
        .isolation(inProcess ? Isolation.IN_PROCESS : Isolation.FORK);
  }
}
