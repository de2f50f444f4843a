package dev.poolbench.adapters.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads requests in a worker, as many at a time as have come. */
final class RequestReader {
  /** Is the most for which the JDK needs no memory of its own to read it. */
  private static final int MOST_AT_ONCE = 8 << 10;

  private final InputStream in;
  private final byte[] bytes = new byte[Frames.REQUEST_BUFFER];
  private final ByteBuffer view = Frames.view(bytes);
  private int next;
  private int end;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** Tells whether a whole request is there to be read without waiting. */
  boolean hasRequest() {
    return end - next >= Frames.REQUEST_BYTES;
  }

  void awaitRequest() throws IOException {
    await(Frames.REQUEST_BYTES);
  }

  int nextInt() {
    int value = view.getInt(next);
    next += Integer.BYTES;
    return value;
  }

  long nextLong() {
    long value = view.getLong(next);
    next += Long.BYTES;
    return value;
  }

  String nextText(int length) throws IOException {
    if (length < 0 || length > Frames.MOST_TEXT) {
      throw new IOException("a text of " + length + " bytes");
    }
    await(length);
    String text = new String(bytes, next, length, StandardCharsets.UTF_8);
    next += length;
    return text;
  }

  private void await(int count) throws IOException {
    if (end - next < count && bytes.length - next < Frames.REQUEST_BUFFER) {
      System.arraycopy(bytes, next, bytes, 0, end - next);
      end -= next;
      next = 0;
    }
    while (end - next < count) {
      int read = in.read(bytes, end, Math.min(MOST_AT_ONCE, bytes.length - end));
      if (read < 0) {
        throw new EOFException("the host is gone");
      }
      end += read;
    }
  }
}
