package dev.poolbench.adapters.workload;

import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Allocates memory on the heap: {@code alloc(16kb)}. It is garbage when the job is done. */
public final class AllocWorkload implements Workload {
  private static final int ROW = 1 << 10;
  private static final long MOST = 1L << 30;
  private static final Option<Long> SIZE =
      Option.bytes("size", "16kb", "how much a job allocates, 1gb at most, in arrays of 1 kb")
          .positional();

  private int size = 16 << 10;

  /** Makes the workload. */
  public AllocWorkload() {}

  @Override
  public String id() {
    return "alloc";
  }

  @Override
  public String describe() {
    return "allocates memory on the heap, and drops it";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SIZE);
  }

  @Override
  public void open(Options options) {
    long asked = options.get(SIZE);
    if (asked > MOST) {
      throw new IllegalArgumentException(
          "alloc: option size=%d: accepted is 0 to 1gb".formatted(asked));
    }
    size = (int) asked;
  }

  /** Links the arrays, so that none can be left out and all are alive until the job is done. */
  @Override
  public double run(long job) {
    @Nullable Row last = null;
    for (int left = size; left > 0; left -= ROW) {
      last = new Row(last, new byte[Math.min(ROW, left)], (byte) job);
    }
    double sum = job;
    for (Row row = last; row != null; row = row.before) {
      sum += row.bytes[row.bytes.length - 1];
    }
    return sum;
  }

  private static final class Row {
    private final @Nullable Row before;
    private final byte[] bytes;

    Row(@Nullable Row before, byte[] bytes, byte content) {
      this.before = before;
      this.bytes = bytes;
      bytes[0] = content;
      bytes[bytes.length - 1] = content;
    }
  }
}
