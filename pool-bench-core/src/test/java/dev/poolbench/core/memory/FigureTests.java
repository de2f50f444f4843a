package dev.poolbench.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.core.fork.RecordCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FigureTests {
  private static final Figure SIX = Figure.bytes(6, "a");
  private static final Figure TWO = Figure.bytes(2, "b");
  private static final Figure NONE = Figure.absent("nobody knows");

  @Test
  void saysWhatItIs() {
    assertThat(SIX).hasToString("6 bytes (a)");
    assertThat(NONE).hasToString("not available: nobody knows");
    assertThat(SIX.asLong()).hasValue(6);
    assertThat(NONE.asLong()).isEmpty();
  }

  @Test
  void subtractsWhatIsThere() {
    assertThat(SIX.minus(TWO)).isEqualTo(Figure.bytes(4, "a less b"));
    assertThat(SIX.minus(NONE)).isEqualTo(NONE);
    assertThat(NONE.minus(SIX)).isEqualTo(NONE);
    assertThat(TWO.minus(SIX)).isEqualTo(Figure.absent("2 bytes (b) is less than 6 bytes (a)"));
    assertThatThrownBy(() -> SIX.minus(Figure.count(1, "c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the same unit");
  }

  @Test
  void survivesJson() {
    JsonMapper mapper = JsonMapper.builder().build();
    CellMemory cell =
        new CellMemory(
            Instant.EPOCH,
            5,
            Figure.count(1, "e"),
            SIX,
            TWO,
            NONE,
            Figure.count(3, "c"),
            Figure.nanos(4, "d"),
            NONE,
            NONE,
            NONE,
            2,
            NONE,
            List.of(new MemoryPoint(0, 1, 2)),
            List.of("a note"));

    String json = mapper.writeValueAsString(cell);

    assertThat(mapper.readValue(json, CellMemory.class)).isEqualTo(cell);
    assertThat(json)
        .contains("{\"reason\":\"nobody knows\"}", "\"value\":6", "\"unit\":\"bytes\"")
        .doesNotContain("asLong");
  }

  @Test
  void survivesTheWayFromTheForkToTheHost() throws Exception {
    CellHeap cell =
        new CellHeap(
            Instant.ofEpochSecond(7, 8),
            9,
            SIX,
            NONE,
            TWO,
            NONE,
            SIX,
            NONE,
            Figure.count(3, "c"),
            Figure.nanos(4, "d"),
            List.of(new HeapPoint(1, 2, 3), new HeapPoint(4, 5, 6)),
            List.of("a note"));
    HeapState state = new HeapState(Instant.EPOCH, SIX, NONE, TWO, NONE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    RecordCodec.write(out, CellHeap.class, cell);
    RecordCodec.write(out, HeapState.class, state);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(RecordCodec.read(in, CellHeap.class)).isEqualTo(cell);
    assertThat(RecordCodec.read(in, HeapState.class)).isEqualTo(state);
    assertThat(in.read()).isEqualTo(-1);
  }
}
