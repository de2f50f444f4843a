package dev.poolbench.adapters.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Is what a host and a worker send each other, in the byte order of the machine, for both are on
 * it.
 *
 * <p>A request has 16 bytes: a word, a count and a number. The word is the index of the workload
 * whose jobs are to be done, as many as the count says, from the number on; or {@link #OPEN}, and
 * the count is that of the bytes that follow, which name the workload that has the number as its
 * index from then on; or {@link #END}.
 *
 * <p>An answer begins with four bytes, of which the highest is its kind and the others are a count:
 * of results of 8 bytes, in the order of the jobs that were asked for, whichever request they are
 * of; or of bytes of text. No byte of ASCII begins an answer, so that what is printed among them
 * shows.
 */
final class Frames {
  static final int REQUEST_BYTES = 16;
  static final int OPEN = -1;
  static final int END = -2;

  /** Has more than all requests of a window take, and than the longest text. */
  static final int REQUEST_BUFFER = 64 << 10;

  static final int MOST_TEXT = 60_000;
  static final int MOST_WORKLOADS = 1 << 12;
  static final int MOST_JOBS = 1 << 27;

  static final int HEADER_BYTES = 4;
  static final int HELLO = 0xA0;
  static final int RESULTS = 0xA1;
  static final int FAILED = 0xA2;
  static final int OPENED = 0xA3;
  static final int REFUSED = 0xA4;

  /** Is the most results of an answer, in 32 kB: half a pipe, so that both ends are at work. */
  static final int BLOCK = 4_096;

  /** Is the most bytes that an answer has of text. */
  static final int MOST_ERROR = 4_096;

  private static final int COUNT_BITS = 24;

  private Frames() {}

  static int header(int kind, int count) {
    return kind << COUNT_BITS | count;
  }

  static int kind(int header) {
    return header >>> COUNT_BITS;
  }

  static int count(int header) {
    return header & (1 << COUNT_BITS) - 1;
  }

  /**
   * Returns a view of an array; not by a handle, whose making would take a worker's start longer.
   */
  static ByteBuffer view(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  static void putRequest(ByteBuffer to, int at, int word, int count, long number) {
    to.putInt(at, word);
    to.putInt(at + Integer.BYTES, count);
    to.putLong(at + 2 * Integer.BYTES, number);
  }
}
