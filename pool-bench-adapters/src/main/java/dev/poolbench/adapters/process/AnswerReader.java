package dev.poolbench.adapters.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the answers of a worker in its host, as many at a time as have come, and believes none of
 * them: what has not the form of one ends the worker.
 */
final class AnswerReader {
  private static final int BYTES = 2 * Frames.BLOCK * Double.BYTES;
  private static final int SHOWN = 400;

  /** Is told of the answers. */
  interface Sink {
    void results(ByteBuffer bytes, int at, int count) throws IOException;

    void text(int kind, String text) throws IOException;
  }

  private final InputStream in;
  private final byte[] bytes = new byte[BYTES];
  private final ByteBuffer view = Frames.view(bytes);
  private int next;
  private int end;
  private int left;
  private boolean garbled;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  /** Waits for something to come, and tells of all that is whole. */
  void readSome(Sink sink) throws IOException {
    if (next > 0) {
      System.arraycopy(bytes, next, bytes, 0, end - next);
      end -= next;
      next = 0;
    }
    int read = in.read(bytes, end, bytes.length - end);
    if (read < 0) {
      throw new EOFException(end == 0 && left == 0 ? "" : "in the midst of an answer");
    }
    end += read;
    boolean more = true;
    while (more) {
      more = consume(sink);
    }
  }

  private boolean consume(Sink sink) throws IOException {
    if (left > 0) {
      int count = Math.min(left, (end - next) / Double.BYTES);
      if (count > 0) {
        int at = next;
        next += count * Double.BYTES;
        left -= count;
        sink.results(view, at, count);
      }
      return count > 0;
    }
    if (end - next < Frames.HEADER_BYTES) {
      return false;
    }
    int header = view.getInt(next);
    int kind = Frames.kind(header);
    int count = Frames.count(header);
    if (kind == Frames.RESULTS && count > 0 && count <= Frames.BLOCK) {
      left = count;
      next += Frames.HEADER_BYTES;
      return true;
    }
    if (kind < Frames.HELLO || kind > Frames.REFUSED || count > Frames.MOST_ERROR) {
      garbled = true;
      throw new IOException("");
    }
    if (end - next < Frames.HEADER_BYTES + count) {
      return false;
    }
    next += Frames.HEADER_BYTES;
    String text = new String(bytes, next, count, StandardCharsets.UTF_8);
    next += count;
    sink.text(kind, text);
    return true;
  }

  /** Says what came that is not an answer, as far as it is there; empty if nothing did. */
  String garbage() {
    if (!garbled) {
      return "";
    }
    try {
      while (end - next < SHOWN && end < bytes.length && in.available() > 0) {
        end += in.read(bytes, end, bytes.length - end);
      }
    } catch (IOException gone) {
      end = Math.max(next, end);
    }
    String text =
        new String(bytes, next, Math.min(SHOWN, end - next), StandardCharsets.UTF_8)
            .replaceAll("\\p{Cntrl}+", " ")
            .strip();
    return "what came on its standard output is not the pool's: \"" + text + '"';
  }
}
