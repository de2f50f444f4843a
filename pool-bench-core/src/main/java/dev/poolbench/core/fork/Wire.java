package dev.poolbench.core.fork;

import dev.poolbench.core.measure.SeriesEvent;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;

/** Is what a host and its fork tell each other: whole messages, each of a type both expect. */
final class Wire {
  private Wire() {}

  /** Proves that the one that calls is the fork that was started. */
  record Hello(String token) {}

  static void message(DataOutputStream out, Record message) throws IOException {
    send(out, message.getClass(), message);
  }

  static <T extends Record> T message(DataInputStream in, Class<T> type) throws IOException {
    return type.cast(RecordCodec.read(in, type));
  }

  static void event(DataOutputStream out, SeriesEvent event) throws IOException {
    send(out, SeriesEvent.class, event);
  }

  /** Does all of the sending of an event but the last step. */
  static void rehearse(SeriesEvent event) {
    byte[] unused = encoded(SeriesEvent.class, event);
  }

  /** Sends it as a whole or not at all. */
  private static void send(DataOutputStream out, Type type, Object message) throws IOException {
    out.write(encoded(type, message));
    out.flush();
  }

  private static byte[] encoded(Type type, Object message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      RecordCodec.write(new DataOutputStream(bytes), type, message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static SeriesEvent event(DataInputStream in) throws IOException {
    return (SeriesEvent) RecordCodec.read(in, SeriesEvent.class);
  }
}
