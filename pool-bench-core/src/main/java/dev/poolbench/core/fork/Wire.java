package dev.poolbench.core.fork;

import dev.poolbench.core.measure.SeriesEvent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Is what a host and its fork tell each other: whole messages, each of a type both expect. */
final class Wire {
  private Wire() {}

  /** Proves that the one that calls is the fork that was started. */
  record Hello(String token) {}

  static void message(DataOutputStream out, Record message) throws IOException {
    RecordCodec.write(out, message.getClass(), message);
    out.flush();
  }

  static <T extends Record> T message(DataInputStream in, Class<T> type) throws IOException {
    return type.cast(RecordCodec.read(in, type));
  }

  static void event(DataOutputStream out, SeriesEvent event) throws IOException {
    RecordCodec.write(out, SeriesEvent.class, event);
    out.flush();
  }

  static SeriesEvent event(DataInputStream in) throws IOException {
    return (SeriesEvent) RecordCodec.read(in, SeriesEvent.class);
  }
}
