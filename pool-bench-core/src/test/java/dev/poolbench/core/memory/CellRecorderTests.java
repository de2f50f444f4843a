package dev.poolbench.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "needs a kernel that keeps peaks: Linux")
class CellRecorderTests {
  private static void sample(CellRecorder cell, int times) {
    for (int i = 0; i < times; i++) {
      cell.sample(true);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasEnoughOnceThereAreTwentySamplesOfAProcessWhosePeakTheKernelKeeps(Source source)
      throws Exception {
    try (Subject subject = Subject.steady();
        ProcessTree tree = new ProcessTree(subject.pid(), source)) {
      CellRecorder cell = new CellRecorder(tree);
      sample(cell, CellMemory.FEWEST_SAMPLES - 2);
      assertThat(cell.hasEnough()).isFalse();
      sample(cell, 1);

      assertThat(cell.hasEnough()).isEqualTo(source == Source.LINUX_PROC);
    }
  }

  @Test
  void hasNotEnoughWhileThereIsAChildForThePeaksAreAtDifferentMoments() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessTree tree = new ProcessTree(subject.pid(), Source.LINUX_PROC)) {
      CellRecorder cell = new CellRecorder(tree);
      subject.ask("spawn -Xmx64m");
      sample(cell, CellMemory.FEWEST_SAMPLES);
      assertThat(cell.hasEnough()).isTrue();
      tree.discover();

      assertThat(cell.hasEnough()).isFalse();
    }
  }

  @Test
  void hasNotEnoughOfAProcessThatHasEnded() throws Exception {
    Subject subject = Subject.steady();
    try (ProcessTree tree = new ProcessTree(subject.pid(), Source.LINUX_PROC)) {
      CellRecorder cell = new CellRecorder(tree);
      sample(cell, CellMemory.FEWEST_SAMPLES);
      subject.close();
      sample(cell, 1);

      assertThat(cell.hasEnough()).isFalse();
    }
  }
}
