package dev.poolbench.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Workload;
import dev.poolbench.core.report.JobCounts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class BatchTests {
  private static final Workload IDENTITY = job -> job;

  private final StragglerCounts stragglers = new StragglerCounts();
  private final Batch batch = new Batch(IDENTITY, null, 10, stragglers.of(10, 0));

  private JobCounts told() {
    JobCounts[] sum = {JobCounts.NONE};
    stragglers.tell(event -> sum[0] = sum[0].plus(((SeriesEvent.Straggled) event).counts()));
    return sum[0];
  }

  @Test
  void isOverWhenAllJobsHaveArrived() throws InterruptedException {
    for (int job = 0; job < 10; job++) {
      assertThat(batch.remaining()).isEqualTo(10 - job);
      batch.task(job, 1).run();
    }
    batch.await(() -> false);
    BatchResult result = batch.close(0);

    assertThat(result.counts().isClean()).isTrue();
    assertThat(result.checksum())
        .isEqualTo(Reference.of(IDENTITY, List.of(10), () -> {}).checksums().get(10));
    assertThat(told()).isEqualTo(JobCounts.NONE);
  }

  @Test
  void countsATaskThatIsRunAgain() {
    JobTask task = batch.task(0, 10);
    task.run();
    task.run();

    assertThat(batch.close(0).counts().repeated()).isEqualTo(10);
  }

  /** As it is when both have claimed it before either saw the other. */
  @Test
  void countsAJobThatArrivesTwiceAtOnce() throws InterruptedException {
    batch.arrive(6, 0);
    batch.arrive(6, 0);
    batch.await(() -> false);
    JobCounts counts = batch.close(0).counts();

    assertThat(counts.repeated()).isEqualTo(2);
    assertThat(counts.lost()).isZero();
    assertThat(counts.completed()).isEqualTo(10);
    assertThat(told()).isEqualTo(JobCounts.NONE);
  }

  @Test
  void tellsWhatComesAfterItIsClosed() {
    JobTask late = batch.task(0, 4);
    batch.arrive(6, 0);
    JobCounts counts = batch.close(0).counts();
    late.run();
    batch.arrive(1, 0);

    assertThat(counts.lost()).isEqualTo(4);
    assertThat(counts.repeated()).isZero();
    assertThat(told().late()).isEqualTo(5);
  }

  @Test
  void leavesATaskOpenThatIsGivenLessThanItSays() {
    JobTask task = batch.task(0, 10);
    double[] results = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    assertThatThrownBy(() -> task.complete(results, 1, 10))
        .isInstanceOf(IndexOutOfBoundsException.class);
    task.complete(results, 0, 10);

    assertThat(batch.close(0).counts().isClean()).isTrue();
  }

  @Test
  void countsEachJobOnceOfAChunkThatHasNotArrived() {
    JobTask chunk = batch.task(0, 10);
    chunk.fail(3, new IllegalStateException("went wrong elsewhere"));
    JobCounts counts = batch.close(0).counts();

    assertThat(counts.lost()).isEqualTo(10);
    assertThat(counts.failed()).isZero();
    assertThat(counts.completed()).isZero();
  }

  @Test
  void countsJobsThatFailedWithTheChunkThatTheyCameIn() {
    JobTask chunk = batch.task(0, 6);
    chunk.fail(3, new IllegalStateException("went wrong elsewhere"));
    chunk.complete(new double[6], 0, 6);
    batch.task(6, 4).fail(new IllegalStateException("lost its worker"));
    JobCounts counts = batch.close(0).counts();

    assertThat(counts.completed()).isEqualTo(5);
    assertThat(counts.failed()).isEqualTo(5);
    assertThat(counts.lost()).isZero();
  }
}
