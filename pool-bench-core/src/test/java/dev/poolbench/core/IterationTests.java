package dev.poolbench.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Report;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asks how often a job set is repeated so that an iteration lasts long enough. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class IterationTests {

  private static PoolBench bench() {
    return PoolBench.compare(Faults.Sound.class.getName())
        .workload(Faults.Identity.class.getName())
        .workers(2)
        .forks(1)
        .iterations(1)
        .warmUpTime(Duration.ofMillis(20))
        .jvmArgs(Faults.LIGHT_JVM)
        .inspect(false);
  }

  @Test
  void repeatsTheJobSetUntilAnIterationLastsLongEnough() {
    Report report = bench().jobs(10).iterationTime(Duration.ofMillis(500)).run();

    Measurement made = report.series().get(0).measurements().get(0);
    assertThat(made.repeats()).isGreaterThan(1);
    assertThat(made.counts().handedOver()).isEqualTo(10L * made.repeats());
    assertThat(made.nanosPerJobSet()).isEqualTo((double) made.nanos() / made.repeats());
  }

  @Test
  void doesNotTakeTheJobSetAfterACollectionForWhatAJobSetTakes() {
    Duration iteration = Duration.ofMillis(300);
    List<Measurement> made =
        slowAfterACollection(1, iteration)
            .iterationTime(iteration)
            .iterations(1)
            .run()
            .series()
            .get(0)
            .measurements();

    assertThat(made).singleElement().satisfies(one -> assertThat(one.repeats()).isGreaterThan(5));
  }

  /** Has more iterations than slow job sets, so that these end however busy the machine is. */
  @Test
  void repeatsTheJobSetAsOftenAsTheIterationBeforeSays() {
    List<Measurement> made =
        slowAfterACollection(30, Duration.ofMillis(2))
            .iterationTime(Duration.ofMillis(20))
            .iterations(40)
            .run()
            .series()
            .get(0)
            .measurements();

    assertThat(made).hasSize(40);
    assertThat(made.get(0).repeats()).isLessThanOrEqualTo(10);
    assertThat(made).anySatisfy(one -> assertThat(one.repeats()).isGreaterThan(50));
  }

  /** Has some job sets after each collection take so long, and the others nothing. */
  private static PoolBench slowAfterACollection(int slowSets, Duration time) {
    AtomicLong collectionsSeen = new AtomicLong();
    AtomicInteger slow = new AtomicInteger();
    return bench()
        .workload(
            job -> {
              long collections = collections();
              if (collectionsSeen.getAndSet(collections) != collections) {
                slow.set(slowSets);
              }
              if (slow.getAndDecrement() > 0) {
                spin(time);
              }
              return job;
            })
        .isolation(Isolation.IN_PROCESS)
        .jobs(1);
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private static void spin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }
}
