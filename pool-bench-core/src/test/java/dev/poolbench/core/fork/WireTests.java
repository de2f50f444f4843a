package dev.poolbench.core.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.measure.SeriesEvent;
import dev.poolbench.core.measure.SeriesRequest;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.JobError;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.WarmUp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTests {
  private static final JobCounts COUNTS = new JobCounts(1, 2, 3, 4, 5, 6, 7, 8, 9);

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
        new SeriesEvent.Alive(),
        new SeriesEvent.Done());
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
}
