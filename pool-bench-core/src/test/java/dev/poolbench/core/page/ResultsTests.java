package dev.poolbench.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpBaseline;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.cleanup.CloseTime;
import dev.poolbench.core.export.Export;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.CellHeap;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.HeapState;
import dev.poolbench.core.memory.ProcessState;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Climb;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.MomentMemory;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import dev.poolbench.core.report.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lays out a report that nobody measured, so that every character of it is known. */
class ResultsTests {
  private static final Jdk JDK = new Jdk("17.0.1", "Acme", Path.of("/jdk"));

  private static Report report() {
    List<PoolSpec> pools = PoolSpec.parseList("caller,jdk-fixed,jdk-fork-join,jdk-virtual");
    Settings settings =
        new Settings(
            pools,
            WorkloadSpec.parse("sqrt"),
            List.of(Dispatch.each()),
            List.of(0, 1_000),
            List.of(8),
            5,
            2,
            Stopping.defaults(),
            1,
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Isolation.FORK,
            List.of(JDK),
            List.of("-Xmx256m"),
            true,
            false,
            CleanUpSettings.defaults(),
            7);
    Plan plan = plan(settings);
    List<Series> series = new ArrayList<>();
    for (SeriesPlan next : plan.series()) {
      switch (next.inspecting() ? "inspected " + next.pool().id() : next.pool().id()) {
        case "inspected caller" -> series.add(inspected(next, CloseTime.took(999)));
        case "inspected jdk-fixed" ->
            series.add(inspected(next, CloseTime.hung("close did not end", "all threads")));
        case "caller" -> series.add(measured(next, 7_500 * next.block()));
        case "jdk-fixed" -> series.add(measured(next, 100_000 + 20_000 * next.block()));
        case "jdk-fork-join" -> series.add(failed(next));
        default -> {}
      }
    }
    return new Report(
        Report.SCHEMA,
        Instant.EPOCH,
        Instant.EPOCH,
        true,
        "./pools --seed 7",
        new TreeMap<>(Map.of("cpu", "Acme | One", "cpus", "2")),
        plan,
        List.of(),
        Optional.empty(),
        List.of(new Unavailable(JDK, pools.get(3), Optional.empty(), "needs JDK 21 or newer")),
        series,
        List.of());
  }

  private static Plan plan(Settings settings) {
    List<SeriesPlan> series = new ArrayList<>();
    for (int block = 1; block <= settings.forks() + 1; block++) {
      for (PoolSpec pool : settings.pools()) {
        series.add(
            new SeriesPlan(
                series.size() + 1,
                block,
                JDK,
                pool,
                pool.id().equals("caller") ? 1 : 8,
                Dispatch.each(),
                block > settings.forks(),
                false,
                settings.jobCounts()));
      }
    }
    return new Plan(settings, series);
  }

  private static Series measured(SeriesPlan plan, long nanos) {
    return new Series(
        plan,
        Map.of(Phase.OPEN, 1_000L * plan.block(), Phase.FIRST_JOB, 2_000_000L, Phase.CLOSE, 999L),
        Optional.empty(),
        List.of(
            new Measurement(0, 0, 1, 120, JobCounts.NONE, Optional.empty()),
            new Measurement(
                1_000,
                0,
                2,
                2 * nanos,
                new JobCounts(2_000, 2_000, 0, 0, 0, 0, 0, 0, 0),
                Optional.empty())),
        List.of(usage(plan.block())),
        Arrays.stream(Moment.values()).map(moment -> at(moment, plan.block())).toList(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Is a megabyte more at each moment, and two more in the second block. */
  private static MomentMemory at(Moment moment, int block) {
    Figure none = Figure.absent("not asked");
    long more = 1_000_000L * (moment.ordinal() + 2 * (block - 1));
    Figure live =
        moment == Moment.OPEN ? none : Figure.bytes(3_000_000 + more, "after collections");
    return new MomentMemory(
        moment,
        new HeapState(Instant.EPOCH, none, live, none, Figure.bytes(256_000_000, "heap")),
        new ProcessState(
            Instant.EPOCH,
            Figure.count(1, "kernel"),
            Figure.bytes(296_000_000 + more, "rss"),
            none,
            Figure.bytes(200_000_000 + more, "pss"),
            none,
            none,
            none,
            none));
  }

  private static CellUsage usage(long block) {
    Figure none = Figure.absent("not asked");
    return new CellUsage(
        1_000,
        4_000,
        Figure.bytes(256_000_000, "heap"),
        Figure.bytes(40_000_000, "before"),
        new CellHeap(
            Instant.EPOCH,
            1,
            Figure.bytes(5_000_000 * block, "heap"),
            Figure.bytes(96_000, "all threads"),
            Figure.count(block, "collectors"),
            Figure.nanos(5_000_000 * block, "collectors"),
            none,
            none,
            none,
            none,
            List.of(),
            List.of()),
        new CellMemory(
            Instant.EPOCH,
            1,
            Figure.count(1, "kernel"),
            Figure.bytes(300_000_000 + 1_000_000 * block, "peak"),
            Figure.absent("the tree | was not read"),
            none,
            Figure.count(24, "kernel"),
            Figure.nanos(20_000_000, "kernel"),
            Figure.nanos(10_000_000, "kernel"),
            Figure.count(100 * block, "kernel"),
            Figure.absent("3 threads ended"),
            2,
            none,
            List.of(),
            List.of()),
        none);
  }

  private static Series inspected(SeriesPlan plan, CloseTime close) {
    try {
      CleanUpSettings settings =
          CleanUpSettings.defaults()
              .without(
                  CheckKind.THREADS,
                  CheckKind.VIRTUAL_THREADS,
                  CheckKind.PROCESSES,
                  CheckKind.FILES,
                  CheckKind.HEAP);
      return new Series(
          plan,
          Map.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(
              new Climb(0, 0, Figure.bytes(100, "heap")),
              new Climb(1_000, 1_000, Figure.bytes(100, "heap"))),
          List.of(),
          Optional.of(CleanUpBaseline.take(settings).check(close)),
          Optional.empty(),
          List.of());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Series failed(SeriesPlan plan) {
    Failure failure =
        new Failure(Phase.RUN, Optional.of(1_000), "the fork ended", "", "out of *memory*\n");
    return new Series(
        plan,
        Map.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(failure));
  }

  private static String written(Export export) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(report(), out);
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void areLaidOutOnTheScreen() throws IOException {
    assertThat(written(Export.text()))
        .isEqualTo(
            """
            Results by pool
            ===============

            sqrt, 8 workers, each, JDK 17.0.1; 2 forks of 1 iteration each, seed 7; Acme |
            One, 2 CPUs

            The time of all jobs is the median over the forks of the median of their
            iterations; least and greatest are among the forks' medians.

            Not measured: jdk-virtual on JDK 17.0.1: needs JDK 21 or newer

            caller
            jobs     time    least  greatest  per job
               0   120 ns   120 ns    120 ns        -
            1000  11.3 us  7.50 us   15.0 us  11.3 ns

            jdk-fixed
            jobs    time   least  greatest  per job
               0  120 ns  120 ns    120 ns        -
            1000  130 us  120 us    140 us   130 ns

            jdk-fork-join
            jobs        time  least  greatest  per job
               0  failed [1]      -         -        -
            1000  failed [1]      -         -        -

            Side by side
            ============

            Time of all jobs
                                       jdk-fork-
            jobs   caller  jdk-fixed        join
               0   120 ns     120 ns  failed [1]
            1000  11.3 us     130 us  failed [1]

            Overhead per job against the plain loop (caller)
                              jdk-fork-
            jobs  jdk-fixed        join
               0          -  failed [1]
            1000     119 ns  failed [1]

            Opening and closing, the median over the forks
            pool              open  first job   close
            caller         1.50 us    2.00 ms  999 ns
            jdk-fixed      1.50 us    2.00 ms  999 ns
            jdk-fork-join        -          -       -

            At 1000 jobs
            pool                 time    least  greatest  per job  over caller  of caller
            caller            11.3 us  7.50 us   15.0 us  11.3 ns            -          -
            jdk-fixed          130 us   120 us    140 us   130 ns       119 ns      11.6x
            jdk-fork-join  failed [1]        -         -        -   failed [1]          -

            Verdicts
            ========

            No verdicts: not available: has 2 blocks, needs at least 8 (--forks 8, or
                --until-settled)

            Memory
            ======

            Medians over the forks. Outside the heap: by how much resident memory grew from
            before the pool was opened to its peak; caller shows the JVM's own share. Of
            what is allocated, up to 24 B a job are the harness's task. Threads as the
            kernel counts them, the JVM's own included.

            At 1000 jobs
                           outside the             allocated
            pool                  heap  peak heap    per job  threads  process tree
            caller             5.50 MB    7.50 MB       24 B       24             -
            jdk-fixed          5.50 MB    7.50 MB       24 B       24             -
            jdk-fork-join            -          -          -        -             -

            Resident outside the heap, when the pool is
            pool           not yet open     open  running     idle   closed
            caller              41.0 MB  42.0 MB  45.5 MB  43.0 MB  44.0 MB
            jdk-fixed           41.0 MB  42.0 MB  45.5 MB  43.0 MB  44.0 MB
            jdk-fork-join             -        -        -        -        -

            Process tree, shared pages counted once (PSS), when the pool is
            pool           not yet open    open    idle  closed
            caller               201 MB  202 MB  203 MB  204 MB
            jdk-fixed            201 MB  202 MB  203 MB  204 MB
            jdk-fork-join             -       -       -       -

            Live heap, when the pool is
            pool           not yet open     idle   closed
            caller              4.00 MB  6.00 MB  7.00 MB
            jdk-fixed           4.00 MB  6.00 MB  7.00 MB
            jdk-fork-join             -        -        -

            Processor and garbage collection
            ================================

            Of the process tree, and of all iterations of the job count in a fork together.
            Linux tells processor time in steps of 10 ms.

            At 1000 jobs
                                                                                  time of
            pool           user time  system time  waits  preempted  collections    these
            caller           20.0 ms      10.0 ms    150          -            2  7.50 ms
            jdk-fixed        20.0 ms      10.0 ms    150          -            2  7.50 ms
            jdk-fork-join          -            -      -          -            -        -

            process tree: not available: the tree | was not read
            preempted: not available: 3 threads ended

            Clean-up
            ========

            In one fork of each pool
                                    kept of each job while
            pool       left behind  open
            caller     nothing      not checked
            jdk-fixed  close time   not checked

            Not checked: threads: switched off
            Not checked: virtual threads: switched off
            Not checked: processes: switched off
            Not checked: files: switched off
            Not checked: heap: switched off
            Not checked: kept of each job: the live heap was read after 2 steps of the
                ladder; that takes 6
            jdk-fixed: close time: leaked: close did not end

            What went wrong
            ===============

            [1] jdk-fork-join: run of 1000 jobs: the fork ended

                out of *memory*
            """);
  }

  @Test
  void areLaidOutAsMarkdown() throws IOException {
    assertThat(written(Export.markdown()))
        .isEqualTo(
            """
            ## Command

            ```
            ./pools --seed 7
            ```

            ## Machine

            - cpu: Acme \\| One
            - cpus: 2

            ## Configuration

            - workload: sqrt
            - pools: caller, jdk-fixed, jdk-fork-join, jdk-virtual
            - dispatch: each
            - job counts: 0, 1000
            - workers of a pool of threads: 8
            - workers of a pool of processes: 5
            - forks of each pool: 2
            - stops once its verdicts are settled: false
            - pool that the others are compared with: fastest
            - difference that matters: 5 %
            - iterations of each job count in a fork: 1
            - least time of an iteration: 50 ms
            - most time of the warm-up of a fork: 1 s
            - time without progress after which a pool hangs: 30 s
            - one more fork that inspects: true
            - isolation: fork
            - JDKs: JDK 17.0.1 (Acme)
            - arguments of a fork's JVM: -Xmx256m
            - seed: 7

            ## Results by pool

            sqrt, 8 workers, each, JDK 17.0.1; 2 forks of 1 iteration each, seed 7; Acme \\| One, 2 CPUs

            The time of all jobs is the median over the forks of the median of their iterations; least and greatest are among the forks' medians.

            - Not measured: jdk-virtual on JDK 17.0.1: needs JDK 21 or newer

            ### caller

            | jobs | time | least | greatest | per job |
            | --: | --: | --: | --: | --: |
            | 0 | 120 ns | 120 ns | 120 ns | - |
            | 1000 | 11.3 us | 7.50 us | 15.0 us | 11.3 ns |

            ### jdk-fixed

            | jobs | time | least | greatest | per job |
            | --: | --: | --: | --: | --: |
            | 0 | 120 ns | 120 ns | 120 ns | - |
            | 1000 | 130 us | 120 us | 140 us | 130 ns |

            ### jdk-fork-join

            | jobs | time | least | greatest | per job |
            | --: | --: | --: | --: | --: |
            | 0 | failed \\[1\\] | - | - | - |
            | 1000 | failed \\[1\\] | - | - | - |

            ## Side by side

            ### Time of all jobs

            | jobs | caller | jdk-fixed | jdk-fork-join |
            | --: | --: | --: | --: |
            | 0 | 120 ns | 120 ns | failed \\[1\\] |
            | 1000 | 11.3 us | 130 us | failed \\[1\\] |

            ### Overhead per job against the plain loop (caller)

            | jobs | jdk-fixed | jdk-fork-join |
            | --: | --: | --: |
            | 0 | - | failed \\[1\\] |
            | 1000 | 119 ns | failed \\[1\\] |

            ### Opening and closing, the median over the forks

            | pool | open | first job | close |
            | :-- | --: | --: | --: |
            | caller | 1.50 us | 2.00 ms | 999 ns |
            | jdk-fixed | 1.50 us | 2.00 ms | 999 ns |
            | jdk-fork-join | - | - | - |

            ### At 1000 jobs

            | pool | time | least | greatest | per job | over caller | of caller |
            | :-- | --: | --: | --: | --: | --: | --: |
            | caller | 11.3 us | 7.50 us | 15.0 us | 11.3 ns | - | - |
            | jdk-fixed | 130 us | 120 us | 140 us | 130 ns | 119 ns | 11.6x |
            | jdk-fork-join | failed \\[1\\] | - | - | - | failed \\[1\\] | - |

            ## Verdicts

            - No verdicts: not available: has 2 blocks, needs at least 8 (--forks 8, or --until-settled)

            ## Memory

            Medians over the forks. Outside the heap: by how much resident memory grew from before the pool was opened to its peak; caller shows the JVM's own share. Of what is allocated, up to 24 B a job are the harness's task. Threads as the kernel counts them, the JVM's own included.

            ### At 1000 jobs

            | pool | outside the heap | peak heap | allocated per job | threads | process tree |
            | :-- | --: | --: | --: | --: | --: |
            | caller | 5.50 MB | 7.50 MB | 24 B | 24 | - |
            | jdk-fixed | 5.50 MB | 7.50 MB | 24 B | 24 | - |
            | jdk-fork-join | - | - | - | - | - |

            ### Resident outside the heap, when the pool is

            | pool | not yet open | open | running | idle | closed |
            | :-- | --: | --: | --: | --: | --: |
            | caller | 41.0 MB | 42.0 MB | 45.5 MB | 43.0 MB | 44.0 MB |
            | jdk-fixed | 41.0 MB | 42.0 MB | 45.5 MB | 43.0 MB | 44.0 MB |
            | jdk-fork-join | - | - | - | - | - |

            ### Process tree, shared pages counted once (PSS), when the pool is

            | pool | not yet open | open | idle | closed |
            | :-- | --: | --: | --: | --: |
            | caller | 201 MB | 202 MB | 203 MB | 204 MB |
            | jdk-fixed | 201 MB | 202 MB | 203 MB | 204 MB |
            | jdk-fork-join | - | - | - | - |

            ### Live heap, when the pool is

            | pool | not yet open | idle | closed |
            | :-- | --: | --: | --: |
            | caller | 4.00 MB | 6.00 MB | 7.00 MB |
            | jdk-fixed | 4.00 MB | 6.00 MB | 7.00 MB |
            | jdk-fork-join | - | - | - |

            ## Processor and garbage collection

            Of the process tree, and of all iterations of the job count in a fork together. Linux tells processor time in steps of 10 ms.

            ### At 1000 jobs

            | pool | user time | system time | waits | preempted | collections | time of these |
            | :-- | --: | --: | --: | --: | --: | --: |
            | caller | 20.0 ms | 10.0 ms | 150 | - | 2 | 7.50 ms |
            | jdk-fixed | 20.0 ms | 10.0 ms | 150 | - | 2 | 7.50 ms |
            | jdk-fork-join | - | - | - | - | - | - |

            - process tree: not available: the tree \\| was not read
            - preempted: not available: 3 threads ended

            ## Clean-up

            ### In one fork of each pool

            | pool | left behind | kept of each job while open |
            | :-- | :-- | :-- |
            | caller | nothing | not checked |
            | jdk-fixed | close time | not checked |

            - Not checked: threads: switched off
            - Not checked: virtual threads: switched off
            - Not checked: processes: switched off
            - Not checked: files: switched off
            - Not checked: heap: switched off
            - Not checked: kept of each job: the live heap was read after 2 steps of the ladder; that takes 6
            - jdk-fixed: close time: leaked: close did not end

            ## What went wrong

            - \\[1\\] jdk-fork-join: run of 1000 jobs: the fork ended

            ```
            out of *memory*
            ```
            """);
  }
}
