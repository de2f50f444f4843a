package dev.poolbench.core.memory;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Holds what was read, or why it could not be; exactly one of both is there. */
record Reading<T>(@Nullable T value, @Nullable String reason) {

  /** Reads something. */
  interface Read<T> {
    T read() throws IOException;
  }

  static <T> Reading<T> of(Read<T> read) {
    try {
      return new Reading<>(read.read(), null);
    } catch (IOException e) {
      return failed(e);
    }
  }

  static <T> Reading<T> failed(IOException e) {
    String message = e.getMessage();
    return new Reading<>(null, message == null ? e.toString() : message);
  }

  /** Returns the value, or throws the reason again. */
  T get() throws IOException {
    if (value == null) {
      throw new IOException(reason);
    }
    return value;
  }
}
