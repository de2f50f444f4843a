package dev.poolbench.core.memory;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * Is a small file of {@code /proc} that is kept open and read again and again, without garbage.
 *
 * <p>While it is open it belongs to the process that it was opened for: once that has been reaped,
 * reading fails, even if another process has got the same number. Not a channel, for one would
 * close when the thread that reads is interrupted.
 */
final class ProcFile implements AutoCloseable {
  /** What is not there. */
  static final long NONE = -1;

  private final RandomAccessFile file;
  private final byte[] bytes = new byte[8192];
  private int length;

  ProcFile(String path) throws IOException {
    file = new RandomAccessFile(path, "r");
  }

  /** Reads anew; the kernel gives all of such a file at once. */
  void read() throws IOException {
    file.seek(0);
    length = Math.max(0, file.read(bytes, 0, bytes.length));
  }

  /** Returns the number at a place of those separated by spaces, from 0. */
  long number(int place) {
    return number(place, 0);
  }

  /** Returns such a number counted from behind the last closing parenthesis, from 0. */
  long numberAfterName(int place) {
    int at = length - 1;
    while (at >= 0 && bytes[at] != ')') {
      at--;
    }
    return number(place, at + 1);
  }

  private long number(int place, int from) {
    int at = afterSpaces(from);
    for (int i = 0; i < place; i++) {
      while (at < length && !isSpace(bytes[at])) {
        at++;
      }
      at = afterSpaces(at);
    }
    return parse(at);
  }

  /**
   * Returns the number after a key that begins a line, such as {@code VmHWM:}, or {@link #NONE}.
   */
  long value(byte[] key) {
    int line = 0;
    while (line + key.length < length) {
      if (startsWith(line, key)) {
        return parse(afterSpaces(line + key.length));
      }
      while (line < length && bytes[line] != '\n') {
        line++;
      }
      line++;
    }
    return NONE;
  }

  /** Returns the number that ends the text. */
  long lastNumber() {
    int end = length;
    while (end > 0 && isSpace(bytes[end - 1])) {
      end--;
    }
    int start = end;
    while (start > 0 && isDigit(bytes[start - 1])) {
      start--;
    }
    return parse(start);
  }

  private boolean startsWith(int line, byte[] key) {
    for (int i = 0; i < key.length; i++) {
      if (bytes[line + i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  private long parse(int from) {
    int at = from;
    long value = 0;
    while (at < length && isDigit(bytes[at])) {
      value = value * 10 + (bytes[at] - '0');
      at++;
    }
    return at == from ? NONE : value;
  }

  private int afterSpaces(int from) {
    int at = from;
    while (at < length && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  static byte[] key(String name) {
    return (name + ":").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
