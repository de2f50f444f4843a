package dev.poolbench.adapters.http;

import dev.poolbench.api.Option;

/** Is what the server answers a job with: known to both sides, so that it can be checked. */
final class Body {
  static final String SIZES = "0, or a number with a unit (b, kb, mb) up to 16mb, such as 16kb";

  private static final int LETTERS = 26;
  private static final int MOST_SIZE = 16 << 20;
  private static final Option<Long> SIZE = Option.bytes("size", "0", "");

  private Body() {}

  static int size(String text) {
    long size = SIZE.parse(text);
    if (size > MOST_SIZE) {
      throw new IllegalArgumentException(text);
    }
    return (int) size;
  }

  static byte[] of(long job, int size) {
    byte[] body = new byte[size];
    int letter = (int) Math.floorMod(job, (long) LETTERS);
    for (int i = 0; i < size; i++) {
      body[i] = (byte) ('a' + letter);
      letter = letter == LETTERS - 1 ? 0 : letter + 1;
    }
    return body;
  }

  static boolean is(byte[] body, long job, int size) {
    if (body.length != size) {
      return false;
    }
    int letter = (int) Math.floorMod(job, (long) LETTERS);
    for (byte read : body) {
      if (read != 'a' + letter) {
        return false;
      }
      letter = letter == LETTERS - 1 ? 0 : letter + 1;
    }
    return true;
  }
}
