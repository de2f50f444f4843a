package dev.poolbench.adapters.process;

import dev.poolbench.api.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds the tasks that a worker has been asked to do, in their order, and ends each when the
 * results of all its jobs have come.
 */
final class AtHand {
  private final @Nullable Task[] ring = new @Nullable Task[Window.MOST];
  private int head;
  private int size;
  private int length;
  private int got;
  private int ended;

  /** Holds the results of the first task, as far as they have come. */
  private double[] results = new double[Frames.BLOCK];

  int size() {
    return size;
  }

  void add(Task task) {
    ring[(head + size) % ring.length] = task;
    size++;
  }

  /** Takes back the only one, which was not asked for after all. */
  void takeBack() {
    ring[head] = null;
    size = 0;
  }

  Task first() throws IOException {
    Task task = ring[head];
    if (task == null) {
      throw new IOException("it answered what it was not asked");
    }
    return task;
  }

  /** Takes results as they come, of one task or of several. */
  void results(ByteBuffer bytes, int at, int count) throws IOException {
    int used = 0;
    while (used < count) {
      Task task = first();
      int wanted = length(task);
      int some = Math.min(wanted - got, count - used);
      copy(bytes, at + used * Double.BYTES, room(wanted), some);
      used += some;
      got(task, some, wanted);
    }
  }

  private void copy(ByteBuffer bytes, int at, double[] to, int count) {
    if (count == 1) {
      to[got] = bytes.getDouble(at);
    } else {
      bytes.duplicate().order(bytes.order()).position(at).asDoubleBuffer().get(to, got, count);
    }
  }

  void failure(Throwable error) throws IOException {
    Task task = first();
    int wanted = length(task);
    room(wanted)[got] = 0;
    task.fail(task.from() + got, error);
    got(task, 1, wanted);
  }

  private void got(Task task, int more, int wanted) {
    got += more;
    if (got == wanted) {
      remove();
      ended++;
      task.complete(results, 0, wanted);
    }
  }

  private void remove() {
    ring[head] = null;
    head = (head + 1) % ring.length;
    size--;
    length = 0;
    got = 0;
  }

  private int length(Task task) {
    if (length == 0) {
      length = (int) (task.to() - task.from());
    }
    return length;
  }

  private double[] room(int wanted) {
    if (results.length < wanted) {
      results = new double[wanted];
    }
    return results;
  }

  /** Fails all; of the first only those jobs that have not been answered. */
  void fail(Throwable error) {
    if (size > 0 && got > 0) {
      Task task = Objects.requireNonNull(ring[head]);
      for (int wanted = length(task); got > 0; ) {
        task.fail(task.from() + got, error);
        got(task, 1, wanted);
      }
    }
    while (size > 0) {
      Task task = Objects.requireNonNull(ring[head]);
      remove();
      task.fail(error);
    }
  }

  /** Returns how many have ended since this was asked last. */
  int takeEnded() {
    int taken = ended;
    ended = 0;
    return taken;
  }

  /** Lets go of memory that few tasks need. */
  void idle() {
    if (results.length > Frames.BLOCK) {
      results = new double[Frames.BLOCK];
    }
  }
}
