package dev.poolbench.core.memory;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads what the records of the measured JVM have in common. */
final class Encoding {

  interface Write<T> {
    void write(DataOutput out, T value) throws IOException;
  }

  interface Read<T> {
    T read(DataInput in) throws IOException;
  }

  private Encoding() {}

  static void write(DataOutput out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  static Instant readInstant(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  static <T> void write(DataOutput out, List<T> values, Write<T> write) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      write.write(out, value);
    }
  }

  static <T> List<T> read(DataInput in, Read<T> read) throws IOException {
    int size = in.readInt();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(read.read(in));
    }
    return List.copyOf(values);
  }
}
