package dev.poolbench.core.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.cleanup.Evidence;
import dev.poolbench.core.cleanup.Lingered;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.measure.SeriesEvent;
import dev.poolbench.core.measure.SeriesRequest;
import dev.poolbench.core.memory.CellHeap;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.HeapPoint;
import dev.poolbench.core.memory.HeapState;
import dev.poolbench.core.memory.MemoryPoint;
import dev.poolbench.core.memory.ProcessState;
import dev.poolbench.core.report.Climb;
import dev.poolbench.core.report.Distribution;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.JobError;
import dev.poolbench.core.report.Latency;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.WarmUp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTests {
  private static final JobCounts COUNTS = new JobCounts(1, 2, 3, 4, 5, 6, 7, 8, 9);

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000, 123);
  private static final Figure SIX = Figure.bytes(6, "a source");
  private static final Figure NONE = Figure.absent("nobody knows");
  private static final CellHeap HEAP =
      new CellHeap(
          NOW,
          5,
          SIX,
          SIX,
          NONE,
          NONE,
          NONE,
          NONE,
          SIX,
          SIX,
          List.of(new HeapPoint(0, 1, 2)),
          List.of("a note"));
  private static final Distribution TIMES = new Distribution(7, 6, 5, 4, 3, 2, 1, 1e-3, "HISTFAAA");
  private static final CellMemory MEMORY =
      new CellMemory(
          NOW,
          5,
          SIX,
          SIX,
          SIX,
          NONE,
          NONE,
          SIX,
          SIX,
          NONE,
          NONE,
          2,
          NONE,
          List.of(new MemoryPoint(0, 1, 2), new MemoryPoint(3, 4, 5)),
          List.of());
  private static final CleanUpReport CLEAN_UP =
      new CleanUpReport(
          List.of(
              new CleanUpCheck(
                  CheckKind.FILES,
                  Verdict.LEAKED,
                  "",
                  List.of(new Evidence("a file", "its path")),
                  List.of(new Lingered("a thread", 8)),
                  List.of(new Evidence("a socket", "the JDK's own"))),
              new CleanUpCheck(
                  CheckKind.THREADS,
                  Verdict.NOT_CHECKED,
                  "not asked",
                  List.of(),
                  List.of(),
                  List.of())),
          SIX,
          NONE,
          SIX,
          7);

  static Stream<SeriesEvent> events() {
    return Stream.of(
        new SeriesEvent.Started(Phase.RUN, 7),
        new SeriesEvent.Finished(Phase.CLOSE, Long.MAX_VALUE),
        new SeriesEvent.WarmedUp(new WarmUp(12, 34, true)),
        new SeriesEvent.Measured(
            new Measurement(
                10, 2, 3, 4, COUNTS, Optional.of(new JobError(5, "a.B", "größer\n", "at c")))),
        new SeriesEvent.Measured(new Measurement(10, 2, 3, 4, COUNTS, Optional.empty())),
        new SeriesEvent.Straggled(3, -1, COUNTS),
        new SeriesEvent.Refused(""),
        new SeriesEvent.Failed(new Failure(Phase.OPEN, Optional.of(0), "no", "", "log")),
        new SeriesEvent.Reached(Moment.IDLE, new HeapState(NOW, SIX, NONE, SIX, NONE)),
        new SeriesEvent.CellBegins(9),
        new SeriesEvent.CellEnded(9, 90, HEAP),
        new SeriesEvent.Climbed(new Climb(9, 99, NONE)),
        new SeriesEvent.Timed(
            new Latency(9, TIMES, new Distribution(1, 2, 3, 4, 5, 6, Long.MAX_VALUE, -0.5, ""))),
        new SeriesEvent.CleanedUp(CLEAN_UP),
        new SeriesEvent.Observed(
            Moment.CLOSED, new ProcessState(NOW, SIX, NONE, SIX, NONE, NONE, NONE, SIX, SIX)),
        new SeriesEvent.Sampled(9, MEMORY, SIX),
        new SeriesEvent.Alive(),
        new SeriesEvent.Done());
  }

  @Test
  void hasAnExampleOfEveryEvent() {
    assertThat(events().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(SeriesEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("events")
  void bringsEveryEventAcrossAsItWas(SeriesEvent event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Wire.event(new DataOutputStream(bytes), event);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(Wire.event(in)).isEqualTo(event);
    assertThat(in.available()).isZero();
  }

  @Test
  void bringsWhatIsAskedAcrossAsItWas() throws IOException {
    SeriesRequest series =
        new SeriesRequest(
            PoolSpec.parse("jdk-fixed(queue=array:4)"),
            3,
            Optional.of(WorkloadSpec.parse("sleep(5ms)")),
            Dispatch.chunked(7),
            List.of(3, 1, 2),
            4,
            Duration.ofMillis(5),
            Duration.ZERO,
            Duration.ofSeconds(7),
            true,
            CleanUpSettings.defaults().allowing(CheckKind.THREADS, "x.*", "y"),
            true,
            Map.of(1, -2));
    ProbeAnswer probe =
        new ProbeAnswer(
            Map.of("a", "b"),
            Map.of(PoolSpec.parse("x(\"a,b\")"), "why"),
            Map.of(Integer.MAX_VALUE, Integer.MIN_VALUE),
            "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Wire.message(new DataOutputStream(bytes), series);
    Wire.message(new DataOutputStream(bytes), probe);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(Wire.message(in, SeriesRequest.class)).isEqualTo(series);
    assertThat(Wire.message(in, ProbeAnswer.class)).isEqualTo(probe);
  }

  @Test
  void refusesASizeThatMakesNoSense() {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {-1, 0, 0, 0}));

    assertThatThrownBy(() -> Wire.message(in, Wire.Hello.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("size");
  }

  @Test
  void refusesAPlaceThatNoEventHas() {
    for (byte place : new byte[] {-1, 100}) {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {place}));

      assertThatThrownBy(() -> Wire.event(in))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("SeriesEvent has no place " + place);
    }
  }
}
