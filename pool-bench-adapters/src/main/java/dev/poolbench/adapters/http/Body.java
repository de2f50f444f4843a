package dev.poolbench.adapters.http;

/** Is what the server answers a job with: known to both sides, so that it can be checked. */
final class Body {
  private static final int LETTERS = 26;

  private Body() {}

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
