package dev.poolbench.adapters.process;

import dev.poolbench.api.Task;
import dev.poolbench.api.WorkloadSpec;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Has a worker process do tasks, from its first word to its last; used by one thread.
 *
 * <p>It writes and reads by turns. That cannot block both ends: all requests that are on their way
 * fit into the smallest pipe that a system has, 4 kB, and a text is sent only when nothing else is.
 */
final class Session implements AnswerReader.Sink {
  private static final int NONE = -1;
  private static final long START_NANOS = 60_000_000_000L;
  private static final double[] NO_RESULTS = {};

  private final WorkerProcess process;
  private final TaskQueue queue;
  private final PoolWorkloads workloads;
  private final int maxJobs;
  private final AtHand atHand = new AtHand();
  private final Window window = new Window();
  private final Task[] batch = new Task[Window.MOST];
  private final byte[] requests = new byte[Window.MOST * Frames.REQUEST_BYTES];
  private final ByteBuffer view = Frames.view(requests);

  /** Says under which index the process has which workload of the pool. */
  private int[] indexes = {};

  private int opened;
  private int next;
  private int taken;
  private int requested;
  private long given;
  private int awaited;
  private @Nullable String refused;
  private @Nullable WorkloadSpec lastSpec;
  private PoolWorkloads.@Nullable Entry lastEntry;
  private volatile long askedAt;
  private volatile boolean begun;
  private boolean hasDone;

  Session(WorkerProcess process, TaskQueue queue, PoolWorkloads workloads, int maxJobs) {
    this.process = process;
    this.queue = queue;
    this.workloads = workloads;
    this.maxJobs = maxJobs;
  }

  /** Tells whether something was asked longer ago than that, and nothing has been said since. */
  boolean isSilentFor(long nanos) {
    long since = askedAt;
    long allowed = begun ? nanos : Math.max(nanos, START_NANOS);
    return since != 0 && System.nanoTime() - since > allowed;
  }

  /** Tells whether a task of it was done. */
  boolean hasDone() {
    return hasDone;
  }

  /** Returns the workload of which a task was handed over last, null if none was. */
  PoolWorkloads.@Nullable Entry lastWorkload() {
    return lastEntry;
  }

  /** Waits until the process is there. */
  void begin() throws IOException {
    await(Frames.HELLO);
    process.ready();
    askedAt = 0;
    begun = true;
  }

  /**
   * Has tasks done until there are no more, or the process has been given as many as it may.
   *
   * @return whether there may be more
   * @throws IOException if the process has ended, or said what it should not
   */
  boolean serve() throws IOException, InterruptedException {
    while (true) {
      boolean mayHaveMore = given < maxJobs;
      if (mayHaveMore && atHand.size() <= window.refillAt()) {
        int most = (int) Math.min(batch.length - atHand.size(), maxJobs - given);
        if (atHand.size() == 0) {
          atHand.idle();
        }
        taken = queue.take(batch, window, most, atHand.size(), process::isAlive);
        handOver();
      }
      if (atHand.size() > 0) {
        readSome();
      } else if (given >= maxJobs) {
        return true;
      } else if (!process.isAlive()) {
        throw new EOFException("");
      } else if (queue.isDone()) {
        return false;
      }
    }
  }

  private void handOver() throws IOException {
    if (atHand.size() == 0 && taken > 0) {
      window.begin();
    }
    while (next < taken && given < maxJobs) {
      request(batch[next]);
      next++;
    }
    putBackUnsent();
    send();
  }

  private void putBackUnsent() {
    if (next < taken) {
      queue.putBack(batch, next, taken);
    }
    Arrays.fill(batch, 0, taken, null);
    next = 0;
    taken = 0;
  }

  private void request(Task task) throws IOException {
    PoolWorkloads.Entry entry = entryOf(task);
    int jobs = (int) (task.to() - task.from());
    if (jobs == 0) {
      task.complete(NO_RESULTS, 0, 0);
      return;
    }
    if (indexOf(entry) == NONE) {
      send();
      while (atHand.size() > 0) {
        readSome();
      }
      open(entry, task);
    }
    String broken = entry.broken();
    if (broken != null) {
      task.fail(new WorkerEndedException(broken));
      return;
    }
    Frames.putRequest(view, requested, indexOf(entry), jobs, task.from());
    requested += Frames.REQUEST_BYTES;
    atHand.add(task);
    given += jobs;
  }

  private PoolWorkloads.Entry entryOf(Task task) {
    WorkloadSpec spec = task.workload();
    PoolWorkloads.Entry entry = lastEntry;
    if (entry == null || !spec.equals(lastSpec)) {
      entry = workloads.of(spec);
      lastSpec = spec;
      lastEntry = entry;
    }
    return entry;
  }

  private int indexOf(PoolWorkloads.Entry entry) {
    return entry.index < indexes.length ? indexes[entry.index] : NONE;
  }

  /** Has the process open a workload; the task that needs it is lost with the process. */
  private void open(PoolWorkloads.Entry entry, Task task) throws IOException {
    if (entry.broken() != null) {
      return;
    }
    byte[] request = new byte[Frames.REQUEST_BYTES + entry.text.length];
    Frames.putRequest(Frames.view(request), 0, Frames.OPEN, entry.text.length, opened);
    System.arraycopy(entry.text, 0, request, Frames.REQUEST_BYTES, entry.text.length);
    atHand.add(task);
    next++;
    process.send(request, request.length);
    await(Frames.OPENED);
    next--;
    atHand.takeBack();
    if (entry.index >= indexes.length) {
      int before = indexes.length;
      indexes = Arrays.copyOf(indexes, entry.index + 1);
      Arrays.fill(indexes, before, indexes.length, NONE);
    }
    indexes[entry.index] = opened++;
    if (refused != null) {
      entry.breaks("the workload could not be opened in a worker process: " + refused);
      refused = null;
    }
  }

  private void send() throws IOException {
    if (requested > 0) {
      askedAt = System.nanoTime();
      int length = requested;
      requested = 0;
      process.send(requests, length);
    }
  }

  private void await(int kind) throws IOException {
    askedAt = System.nanoTime();
    awaited = kind;
    while (awaited != 0) {
      process.readSome(this);
    }
    askedAt = 0;
  }

  private void readSome() throws IOException {
    process.readSome(this);
    int ended = atHand.takeEnded();
    window.answered(ended);
    hasDone |= ended > 0;
    askedAt = atHand.size() == 0 ? 0 : System.nanoTime();
  }

  @Override
  public void results(ByteBuffer bytes, int at, int count) throws IOException {
    atHand.results(bytes, at, count);
  }

  @Override
  public void text(int kind, String text) throws IOException {
    if (kind == Frames.FAILED) {
      atHand.failure(new RemoteJobException(text));
    } else if (kind == awaited) {
      awaited = 0;
    } else if (kind == Frames.REFUSED && awaited == Frames.OPENED) {
      refused = text;
      awaited = 0;
    } else {
      throw new IOException("it answered what it was not asked");
    }
  }

  /** Fails what the process was asked for and has not answered; the rest goes to another. */
  void fail(Throwable error) {
    putBackUnsent();
    atHand.fail(error);
  }
}
