package dev.poolbench.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.report.MachineWarning;
import dev.poolbench.core.report.MachineWarning.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets the kernel tell of what is known: the files of a machine that does not exist. */
class MachineWatchTests {
  @TempDir Path root;
  private long seconds;
  private long fixtureNanos;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(root.resolve("proc/self"));
    Files.createDirectories(root.resolve("sys/fs/cgroup/box"));
    Files.writeString(root.resolve("proc/self/cgroup"), "0::/box\n");
    tell(0, 0, 0, 0, 0);
  }

  private void tell(long busyTicks, long stolenTicks, long ownTicks, long throttled, long swapped)
      throws IOException {
    Files.writeString(
        root.resolve("proc/stat"),
        "cpu  %d 0 0 9 0 0 0 %d 0 0\ncpu0 0 0 0\ncpu1 0 0 0\nctxt 3\n"
            .formatted(busyTicks, stolenTicks));
    Files.writeString(
        root.resolve("proc/self/stat"),
        "7 (a ) b) S 1 7 7 0 -1 4194560 1 2 3 4 %d 0 0 0 20 0\n".formatted(ownTicks));
    Files.writeString(
        root.resolve("sys/fs/cgroup/box/cpu.stat"),
        "usage_usec 5\nthrottled_usec %d\n".formatted(throttled));
    Files.writeString(root.resolve("proc/vmstat"), "pswpin %d\npswpout 0\n".formatted(swapped));
  }

  private MachineWatch watch() {
    return new MachineWatch(root, () -> seconds * 1_000_000_000, () -> fixtureNanos);
  }

  @Test
  void takesItsOwnChildrenAndTheFixtureForNoLoadOfOthers() throws IOException {
    MachineWatch watch = watch();
    seconds = 10;
    fixtureNanos = 5_000_000_000L;
    tell(2_000, 0, 1_500, 0, 0);
    watch.passed(1);

    assertThat(watch.warnings()).isEmpty();
    assertThat(watch.isHeavy(1)).isFalse();
    assertThat(watch.notWatched()).isEmpty();
  }

  @Test
  void warnsOfLoadFromOthersAndNamesTheBlocks() throws IOException {
    MachineWatch watch = watch();
    seconds = 10;
    tell(2_000, 0, 500, 0, 0);
    watch.passed(1);
    seconds = 20;
    tell(2_100, 0, 600, 0, 0);
    watch.passed(2);
    seconds = 30;
    tell(2_400, 0, 600, 0, 0);
    watch.passed(3);

    assertThat(watch.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Kind.LOAD);
              assertThat(warning.blocks()).containsExactly(1, 3);
              assertThat(warning.text()).isEqualTo("others used up to 1.5 of 2 CPUs");
              assertThat(warning.toString()).contains("(blocks 1, 3)", "end it");
            });
    assertThat(watch.isHeavy(1)).isTrue();
    assertThat(watch.isHeavy(3)).isFalse();
  }

  @Test
  void saysThatABlockWasMeasuredAgainAndForgetsWhatElseTouchedTheFirstAttempt() throws IOException {
    MachineWatch watch = watch();
    seconds = 10;
    tell(2_000, 100, 500, 0, 0);
    watch.passed(1);
    assertThat(watch.warnings()).extracting(MachineWarning::kind).contains(Kind.LOAD, Kind.STEAL);
    watch.repeated(1);

    assertThat(watch.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Kind.REPEATED);
              assertThat(warning)
                  .hasToString(
                      "others used up to 1.5 of 2 CPUs, so that it was measured again (block 1): the"
                          + " first attempt is in no figure; another program ran on this machine");
            });
  }

  @Test
  void warnsOfStolenAndThrottledTimeAndOfSwapping() throws IOException {
    MachineWatch watch = watch();
    seconds = 10;
    tell(100, 100, 100, 3_000_000, 12);
    watch.passed(4);

    assertThat(watch.warnings())
        .extracting(MachineWarning::text)
        .containsExactly(
            "up to 5 % of the processor time was stolen",
            "the container was throttled up to 30 % of the time",
            "up to 12 pages were swapped during a series");
    assertThat(watch.warnings()).allSatisfy(one -> assertThat(one.blocks()).containsExactly(4));
  }

  @Test
  void saysWhyItCannotWatch() throws IOException {
    Files.delete(root.resolve("proc/stat"));

    MachineWatch watch = watch();
    watch.passed(1);

    assertThat(watch.notWatched())
        .containsOnlyKeys(Kind.LOAD, Kind.STEAL, Kind.THROTTLING, Kind.SWAP)
        .allSatisfy(
            (kind, why) ->
                assertThat(why).startsWith("not available: ").contains("cannot be read"));
    assertThat(watch.warnings()).isEmpty();
  }

  @Test
  void watchesWhatIsToldAndSaysWhatIsNot() throws IOException {
    Files.delete(root.resolve("sys/fs/cgroup/box/cpu.stat"));
    Files.delete(root.resolve("proc/vmstat"));

    MachineWatch watch = watch();
    seconds = 10;
    tell(2_000, 0, 500, 3_000_000, 12);
    watch.passed(1);

    assertThat(watch.notWatched()).containsOnlyKeys(Kind.THROTTLING, Kind.SWAP);
    assertThat(watch.notWatched().get(Kind.THROTTLING)).contains("throttled_usec");
    assertThat(watch.warnings()).extracting(MachineWarning::kind).containsExactly(Kind.LOAD);
  }
}
