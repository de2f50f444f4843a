package dev.poolbench.adapters.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
  private static final int FEW = 8;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.nativeOrder());

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

  static int getInt(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  static void putInt(byte[] bytes, int at, int value) {
    INTS.set(bytes, at, value);
  }

  static long getLong(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  static void putRequest(byte[] bytes, int at, int word, int count, long number) {
    INTS.set(bytes, at, word);
    INTS.set(bytes, at + Integer.BYTES, count);
    LONGS.set(bytes, at + 2 * Integer.BYTES, number);
  }

  static void getDoubles(byte[] bytes, int at, double[] to, int offset, int count) {
    if (count <= FEW) {
      for (int i = 0; i < count; i++) {
        to[offset + i] = (double) DOUBLES.get(bytes, at + i * Double.BYTES);
      }
    } else {
      ByteBuffer.wrap(bytes, at, count * Double.BYTES)
          .order(ByteOrder.nativeOrder())
          .asDoubleBuffer()
          .get(to, offset, count);
    }
  }

  static void putDouble(byte[] bytes, int at, double value) {
    DOUBLES.set(bytes, at, value);
  }
}
