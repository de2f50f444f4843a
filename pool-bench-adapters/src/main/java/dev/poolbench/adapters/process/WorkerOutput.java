package dev.poolbench.adapters.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends what came of the jobs.
 *
 * <p>The thread that does the jobs adds each result without a lock, in the place that it is sent
 * from, and sends them when there are enough of them, or when it has nothing else to do. While it
 * is in a long job another thread sends what there is. What failed goes out before the results that
 * were added after it.
 */
final class WorkerOutput {
  private static final int TEXT_BYTES = 16 << 10;
  private final OutputStream out;
  private final byte[] results = new byte[Frames.HEADER_BYTES + Frames.BLOCK * Double.BYTES];
  private final ByteBuffer view = Frames.view(results);
  private final byte[] texts = new byte[TEXT_BYTES];
  private final ByteBuffer textView = Frames.view(texts);
  private final AtomicInteger added = new AtomicInteger();
  private int next;
  private int sent;
  private int length;

  WorkerOutput(OutputStream out) {
    this.out = out;
  }

  /** Adds the result of the next job; called by the thread that does the jobs. */
  void add(double result) throws IOException {
    view.putDouble(Frames.HEADER_BYTES + next * Double.BYTES, result);
    next++;
    added.lazySet(next);
    if (next == Frames.BLOCK) {
      flush();
    }
  }

  /** Sends all that was added; called by the thread that does the jobs. */
  synchronized void flush() throws IOException {
    flushSoFar();
    added.lazySet(0);
    next = 0;
    sent = 0;
  }

  /** Sends all that was added until now; called by any thread. */
  synchronized void flushSoFar() throws IOException {
    if (length > 0) {
      int bytes = length;
      length = 0;
      out.write(texts, 0, bytes);
    }
    int now = added.get();
    int count = now - sent;
    if (count > 0) {
      // The header takes the place of what has been sent before.
      int from = sent * Double.BYTES;
      view.putInt(from, Frames.header(Frames.RESULTS, count));
      sent = now;
      out.write(results, from, Frames.HEADER_BYTES + count * Double.BYTES);
    }
  }

  /** Adds that the next job failed, and what it threw; called by the thread that does the jobs. */
  synchronized void addFailure(String text) throws IOException {
    if (next > 0) {
      flush();
    }
    addText(Frames.FAILED, text);
  }

  /** Answers what is not a job. */
  synchronized void answer(int kind, String text) throws IOException {
    flush();
    addText(kind, text);
    flush();
  }

  private void addText(int kind, String text) throws IOException {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int count = Math.min(encoded.length, Frames.MOST_ERROR);
    if (texts.length - length < Frames.HEADER_BYTES + count) {
      flush();
    }
    textView.putInt(length, Frames.header(kind, count));
    System.arraycopy(encoded, 0, texts, length + Frames.HEADER_BYTES, count);
    length += Frames.HEADER_BYTES + count;
  }
}
