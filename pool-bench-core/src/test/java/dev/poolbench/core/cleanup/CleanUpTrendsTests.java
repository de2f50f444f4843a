package dev.poolbench.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
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

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CleanUpTrendsTests {

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

    assertThat(kept).hasSize(20);
    assertThat(trends.heap().verdict()).as(trends::toString).isEqualTo(Verdict.LEAKED);
    assertThat(trends.heap().slope().orElseThrow().estimate()).isCloseTo(100_000, within(5_000.0));
    assertThat(trends.rss().verdict()).as(trends::toString).isEqualTo(Verdict.CLEAN);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/self/smaps")
  void findsMemoryOutsideTheHeapThatGrowsWithEveryRound() throws Exception {
    List<ByteBuffer> kept = new ArrayList<>();
    CleanUpTrends trends =
        CleanUp.rounds(
            20,
            () -> {
              ByteBuffer buffer = ByteBuffer.allocateDirect(500_000);
              while (buffer.hasRemaining()) {
                buffer.put((byte) 1);
              }
              kept.add(buffer);
            });

    assertThat(kept).hasSize(20);
    assertThat(trends.heap().verdict()).as(trends::toString).isEqualTo(Verdict.CLEAN);
    assertThat(trends.rss().verdict()).as(trends::toString).isEqualTo(Verdict.LEAKED);
    assertThat(trends.rss().slope().orElseThrow().estimate()).isCloseTo(500_000, within(100_000.0));
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
              if (rounds.size() == 3) {
                never.await();
              }
            },
            TrendSettings.defaults().withDeadline(Duration.ofSeconds(5)));

    assertThat(trends.rounds()).hasSize(2);
    assertThat(trends.rss().verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(trends.rss().reason()).startsWith("round 3 of 20: a round did not end within");
  }

  @Test
  void refusesANumberOfRoundsThatIsNotAccepted() {
    assertThatThrownBy(() -> CleanUp.rounds(0, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rounds 0: accepted is 1 to 2,000");
    assertThatThrownBy(() -> TrendSettings.defaults().withRssTolerance(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rssTolerance -1: accepted is 0 bytes or more");
  }
}
