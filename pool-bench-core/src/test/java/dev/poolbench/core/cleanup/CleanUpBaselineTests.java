package dev.poolbench.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CleanUpBaselineTests {

  @Test
  void ignoresThreadsThatWereThereBefore() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Thread before = start("was-there-before", release);
    CleanUpBaseline baseline = CleanUpBaseline.take(CleanUpSettings.defaults());
    Thread after = start("was-there-before", release);
    CleanUpReport report = baseline.check(CloseTime.took(1_000));
    release.countDown();
    before.join();
    after.join();

    assertThat(report.check(CheckKind.THREADS).evidence())
        .as("only the second, though both are named alike")
        .hasSize(1);
    assertThat(report.closeNanos().asLong()).hasValue(1_000);
  }

  @Test
  void tellsThatCloseHungOrThatItsTimeIsNotKnown() throws Exception {
    CleanUpBaseline baseline = CleanUpBaseline.take(CleanUpSettings.defaults());
    CleanUpReport hung = baseline.check(CloseTime.hung("close did not end", "its dump"));
    CleanUpReport unknown = baseline.check(CloseTime.unknown("there was no close"));

    assertThat(hung.check(CheckKind.CLOSE_TIME).evidence())
        .containsExactly(new Evidence("close did not end", "its dump"));
    assertThat(unknown.check(CheckKind.CLOSE_TIME).toString())
        .isEqualTo("close time: not checked: there was no close");
    assertThat(unknown.toString())
        .contains("threads: clean", "close: not available: there was no close", "heap retained: ");
  }

  @Test
  void reportsInJson() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CleanUpBaseline baseline =
        CleanUpBaseline.take(CleanUpSettings.defaults().withGrace(Duration.ZERO));
    Thread thread = start("left", release);
    CleanUpReport report = baseline.check(CloseTime.unknown("there was no close"));
    release.countDown();
    thread.join();
    JsonMapper mapper = JsonMapper.builder().build();
    String json = mapper.writeValueAsString(report);

    assertThat(report.clean()).isFalse();
    assertThat(mapper.readValue(json, CleanUpReport.class)).isEqualTo(report);
  }

  @Test
  void refusesSettingsThatAreNotAccepted() {
    CleanUpSettings defaults = CleanUpSettings.defaults();

    assertThatThrownBy(() -> defaults.withGrace(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("grace PT-1S: accepted is 0 or more");
    assertThatThrownBy(() -> defaults.withDeadline(Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "deadline PT1S: accepted is more than 0, and no less than the close limit of PT2S");
    assertThatThrownBy(() -> defaults.withHeapTolerance(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("heapTolerance -1: accepted is 0 bytes or more");
    assertThatThrownBy(() -> defaults.allowing(CheckKind.FILES, "(", "why"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("allowed files '(': accepted is a regular expression");
    assertThatThrownBy(() -> defaults.allowing(CheckKind.CLOSE_TIME, ".*", "why"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set the close limit");
  }

  private static Thread start(String name, CountDownLatch release) {
    Thread thread =
        new Thread(
            () -> {
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.start();
    return thread;
  }
}
