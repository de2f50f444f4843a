package dev.poolbench.core.cleanup;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CleanUpTrendsTests {
  private static final double MAPPED = 4 << 20;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/self/smaps")
  void findsNoGrowthInAPoolThatIsShutDown() throws Exception {
    CleanUpTrends trends =
        CleanUp.rounds(
            24,
            () -> {
              ExecutorService pool = Executors.newFixedThreadPool(20);
              for (int i = 0; i < 1_000; i++) {
                pool.submit(() -> Math.sqrt(2));
              }
              pool.shutdown();
              assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            });

    assertThat(trends.rounds()).hasSize(24);
    assertThat(trends.heap().verdict()).as(trends::toString).isEqualTo(Verdict.CLEAN);
    assertThat(trends.rss().verdict()).as(trends::toString).isEqualTo(Verdict.CLEAN);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/self/smaps")
  void findsHeapThatGrowsWithEveryRound() throws Exception {
    List<byte[]> kept = new ArrayList<>();
    CleanUpTrends trends = CleanUp.rounds(20, () -> kept.add(new byte[100_000]));

    assertThat(kept).hasSize(40);
    assertThat(trends.heap().verdict()).as(trends::toString).isEqualTo(Verdict.LEAKED);
    assertThat(trends.heap().slope().orElseThrow().estimate()).isCloseTo(100_000, within(5_000.0));
    assertThat(trends.rss().verdict()).as(trends::toString).isEqualTo(Verdict.CLEAN);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/self/smaps")
  void findsMemoryOutsideTheHeapThatGrowsWithEveryRound(@TempDir Path folder) throws Exception {
    List<ByteBuffer> kept = new ArrayList<>();
    CleanUpTrends trends = CleanUp.rounds(20, () -> kept.add(mapped(folder.resolve("mapped"))));

    assertThat(kept).hasSize(40);
    assertThat(trends.heap().verdict()).as(trends::toString).isEqualTo(Verdict.CLEAN);
    assertThat(trends.rss().verdict()).as(trends::toString).isEqualTo(Verdict.LEAKED);
    assertThat(trends.rss().slope().orElseThrow().estimate())
        .isCloseTo(MAPPED, within(MAPPED / 5.0));
  }

  /**
   * Maps a file and touches all of it: unlike malloc's, such memory is never what was freed before.
   */
  private static ByteBuffer mapped(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE)) {
      ByteBuffer buffer = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) MAPPED);
      while (buffer.hasRemaining()) {
        buffer.put((byte) 1);
      }
      return buffer;
    }
  }

  @Test
  void givesNoVerdictForLessThanTwentyRounds() throws Exception {
    CleanUpTrends trends = CleanUp.rounds(3, () -> {});

    assertThat(trends.rounds()).hasSize(3);
    assertThat(trends.heap().verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(trends.heap().reason()).isEqualTo("needs at least 20 rounds; there were 3");
    assertThat(trends.rss().slope()).isEmpty();
  }

  @Test
  void stopsAtARoundThatHangs() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    List<String> rounds = new ArrayList<>();
    CleanUpTrends trends =
        CleanUp.rounds(
            20,
            () -> {
              rounds.add("round");
              if (rounds.size() == 23) {
                never.await();
              }
            },
            TrendSettings.defaults().withDeadline(Duration.ofSeconds(5)));

    assertThat(trends.warmUp()).hasSize(20);
    assertThat(trends.rounds()).hasSize(2);
    assertThat(trends.rss().verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(trends.rss().reason()).startsWith("3 of 20: round did not end within");
  }

  @Test
  void refusesANumberOfRoundsThatIsNotAccepted() {
    assertThatThrownBy(() -> CleanUp.rounds(0, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rounds 0: accepted is 1 to 2,000");
    assertThatThrownBy(() -> TrendSettings.defaults().withRssTolerance(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rssTolerance -1: accepted is 0 bytes or more");
  }
}
