package dev.poolbench.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLineTests {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 2_000, 12_345, 1_000_000})
  void keepsThePeakAndTheOrderInAThousandPoints(int samples) {
    TimeLine<MemoryPoint> line = new TimeLine<>(MemoryPoint::merge);
    long peakAt = samples / 3;
    for (int i = 0; i < samples; i++) {
      line.add(new MemoryPoint(i, i == peakAt ? 1_000 : 10, i == peakAt ? 77 : 7));
    }
    List<MemoryPoint> points = line.points();

    assertThat(points.size()).isBetween(Math.min(samples, 500), TimeLine.MOST);
    assertThat(points.stream().map(MemoryPoint::nanos)).isSorted().doesNotHaveDuplicates();
    assertThat(points.stream().filter(point -> point.rss() == 1_000 && point.threads() == 77))
        .hasSize(samples == 0 ? 0 : 1);
    if (samples > 0) {
      assertThat(points.get(0).nanos()).isZero();
    }
  }

  @Test
  void keepsThePeakAndTheTroughOfTheHeap() {
    TimeLine<HeapPoint> line = new TimeLine<>(HeapPoint::merge);
    LongStream.range(0, 5_000)
        .forEach(i -> line.add(new HeapPoint(i, i == 4_321 ? 900 : 100, i == 1_234 ? 5 : 50)));

    assertThat(line.points()).hasSizeLessThanOrEqualTo(TimeLine.MOST);
    assertThat(line.points()).anyMatch(point -> point.before() == 900);
    assertThat(line.points()).anyMatch(point -> point.after() == 5);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void isThatOfTheSamplesOfACell() {
    try (ProcessTree tree = new ProcessTree(ProcessHandle.current().pid(), Source.LINUX_PROC)) {
      CellRecorder cell = new CellRecorder(tree);
      for (int i = 0; i < 2_500; i++) {
        cell.sample(i % 4 == 0);
      }
      CellMemory made = cell.end(Figure.absent("not asked for"));

      assertThat(made.samples()).isEqualTo(2_502);
      assertThat(made.timeLine()).hasSizeBetween(500, TimeLine.MOST);
      assertThat(made.notes()).isEmpty();
      assertThat(made.timeLine().stream().mapToLong(MemoryPoint::rss).max().orElseThrow())
          .isLessThanOrEqualTo(made.treePeakAtLeast().asLong().orElseThrow());
    }
  }
}
