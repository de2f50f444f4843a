package dev.poolbench.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProcessFaultTests {
  private static final String SOUND = "sqrt";

  @TempDir static Path crashes;
  private static Pool shared;

  @TempDir Path folder;

  @BeforeAll
  static void open() throws Exception {
    shared =
        Pools.open(
            "process(workers=1,jvm=\"-Xmx32m -XX:-CreateCoredumpOnCrash -XX:ErrorFile=%s\")"
                .formatted(crashes.resolve("crash.log")));
  }

  @AfterAll
  static void close() throws Exception {
    shared.close();
  }

  private static void goesOn(Pool pool) throws Exception {
    assertThat(Pools.run(pool, SOUND, 0, 100).results()).hasSize(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "halt | ended with exit code 42; it printed last: | going to halt",
        "exhaust | ended with exit code 3; | OutOfMemoryError",
        "crash | the worker process | SIGSEGV",
        "write-out | was stopped: | garbage that goes into the midst",
        "cut-short | ended with exit code 43; | in the midst of an answer",
      })
  void tellsHowAWorkerEndedThatTookItsJobsWithIt(String what, String how, String more)
      throws Exception {
    Collecting task = Pools.run(shared, BadJobs.spec(what, "job=5"), 0, 10);

    assertThat(task.failures().get(9L)).hasMessageContaining(how).hasMessageContaining(more);
    assertThat(task.failures()).containsKeys(5L, 6L, 7L, 8L);
    assertThat(task.ends()).isEqualTo(1);
    goesOn(shared);
  }

  @ParameterizedTest
  @ValueSource(strings = {"close-in", "print", "flood", "interrupt"})
  void isNotDisturbedByWhatAJobDoesToItsStreamsAndItsThread(String what) throws Exception {
    goesOn(shared);
    List<ProcessHandle> before = shared.processes();

    assertThat(Pools.run(shared, BadJobs.spec(what, "job=5"), 0, 10).results()).hasSize(10);
    goesOn(shared);
    assertThat(shared.processes()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "throw, java.lang.IllegalStateException: wanted",
    "overflow, java.lang.StackOverflowError",
    "throw-unspeakable, dev.poolbench.adapters.process.BadJobs$Unspeakable",
  })
  void failsAJobThatThrowsAndNoOther(String what, String message) throws Exception {
    goesOn(shared);
    List<ProcessHandle> before = shared.processes();
    Collecting task = Pools.run(shared, BadJobs.spec(what, "job=5"), 0, 10);

    assertThat(task.failure()).hasMessage(message);
    assertThat(task.failures()).containsOnlyKeys(5L);
    assertThat(task.results()).hasSize(9).containsEntry(9L, 9.5);
    assertThat(shared.processes()).isEqualTo(before);
  }

  @Test
  void failsWhatAKilledWorkerHadAndReplacesIt() throws Exception {
    goesOn(shared);
    Path begun = folder.resolve("begun");
    long first = shared.processes().get(0).pid();
    Collecting task =
        Pools.run(shared, BadJobs.spec("hang", "job=5", "file=\"" + begun + "\""), 0, 10);
    Pools.await("the job", () -> Files.exists(begun));
    shared.processes().forEach(ProcessHandle::destroyForcibly);

    assertThat(task.failures().get(5L))
        .hasMessageContaining("the worker process " + first)
        .hasMessageContaining("signal 9")
        .hasMessageContaining("exit code 137");
    goesOn(shared);
    assertThat(shared.processes()).extracting(ProcessHandle::pid).doesNotContain(first);
  }

  @Test
  void goesOnWhenAllWorkersWereKilledWhileIdleAndWhileAtWork() throws Exception {
    try (Pool pool = Pools.open("process")) {
      for (int round = 0; round < 2; round++) {
        List<Collecting> tasks = round == 0 ? List.of() : Pools.each(pool, "sleep(1ms)", 1_000);
        List<ProcessHandle> killed = pool.processes();
        killed.forEach(ProcessHandle::destroyForcibly);

        Pools.await(
            "two others",
            () ->
                pool.processes().size() == 2
                    && killed.stream().noneMatch(pool.processes()::contains));
        int done = 0;
        for (Collecting task : tasks) {
          done += task.results().size();
          assertThat(task.ends()).isEqualTo(1);
        }
        assertThat(done).isGreaterThanOrEqualTo(tasks.isEmpty() ? 0 : 100);
        goesOn(pool);
      }
    }
  }

  @Test
  void givesUpAWorkloadWhoseWorkersEndAtOnceAndNoOther() throws Exception {
    List<Collecting> tasks = Pools.each(shared, BadJobs.spec("halt", "at=open"), 500);

    for (Collecting task : tasks) {
      assertThat(task.failure()).hasMessageContaining("exit code 42");
    }
    assertThat(tasks.get(499).failure()).hasMessageContaining("workers in a row");
    goesOn(shared);
  }

  @Test
  void saysWhyAWorkloadCouldNotBeOpened() throws Exception {
    assertThat(Pools.run(shared, BadJobs.spec("throw", "at=open"), 0, 1).failure())
        .hasMessageContaining("could not be opened in a worker process")
        .hasMessageContaining("IllegalStateException: wanted");
    goesOn(shared);
  }

  @Test
  void stopsAWorkerThatHangsSoThatCloseEnds() throws Exception {
    Pool pool = Pools.open("process(workers=1,timeout=300ms)");
    Collecting task = Pools.run(pool, BadJobs.spec("hang", "job=5"), 0, 10);
    pool.close();

    assertThat(task.failures().get(5L)).hasMessageContaining("option timeout allows");
    assertThat(task.results().size() + task.failures().size()).isEqualTo(10);
    assertThat(pool.processes()).isEmpty();
  }

  @Test
  void stopsItsWorkersWhenCloseIsInterrupted() throws Exception {
    Path begun = folder.resolve("begun");
    Pool pool = Pools.open("process(workers=1)");
    List<ProcessHandle> workers = pool.processes();
    Collecting task = Pools.run(pool, BadJobs.spec("hang", "file=\"" + begun + "\""), 0, 1);
    Pools.await("the job", () -> Files.exists(begun));
    Thread.currentThread().interrupt();

    assertThatThrownBy(pool::close).isInstanceOf(InterruptedException.class);
    assertThat(task.failure()).hasMessageContaining("closing its pool was interrupted");
    Pools.await("no worker", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void leavesNoWorkerWhenTheHostIsKilledWhileJobsRun() throws Exception {
    Path begun = folder.resolve("begun");
    Process host = HostMain.start(BadJobs.spec("hang", "file=\"" + begun + "\""));
    try {
      Pools.await("the job", () -> Files.exists(begun));
      List<ProcessHandle> workers = host.descendants().toList();
      assertThat(workers).hasSizeGreaterThanOrEqualTo(2);
      host.destroyForcibly();

      Pools.await("no worker", () -> workers.stream().noneMatch(HostMain::isRunning));
    } finally {
      host.descendants().forEach(ProcessHandle::destroyForcibly);
      host.destroyForcibly();
    }
  }

  @Test
  void refusesToOpenWithAFlagThatTheJvmDoesNotKnow() {
    assertThatThrownBy(() -> Pools.open("process(jvm=-XX:+NoSuchFlag)"))
        .hasMessageContaining("ended with exit code 1")
        .hasMessageContaining("NoSuchFlag");
  }

  @Test
  void replacesAWorkerAfterAsManyJobsAsItMayDo() throws Exception {
    try (Pool pool = Pools.open("process(workers=1,maxJobsPerWorker=10)")) {
      List<Long> pids = new ArrayList<>();
      for (int task = 0; task < 2; task++) {
        pids.add(pool.processes().get(0).pid());
        assertThat(Pools.run(pool, SOUND, 0, 10).results()).hasSize(10);
        long last = pids.get(task);
        Pools.await(
            "another worker",
            () -> pool.processes().stream().anyMatch(process -> process.pid() != last));
      }
      assertThat(pids).doesNotHaveDuplicates();
    }
  }
}
