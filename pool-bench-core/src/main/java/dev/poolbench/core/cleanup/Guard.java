package dev.poolbench.core.cleanup;

import dev.poolbench.core.threads.ThreadDumps;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps on a thread of its own and watches over them from the calling one: a step that does
 * not end by the deadline is interrupted, with a thread dump taken first, and given up if it does
 * not heed that.
 */
final class Guard {
  private static final long GIVE_UP = 5_000_000_000L;
  private static final String CLOSE = "close";

  /** Is what runs, calling back for every step. */
  interface Steps {
    void run(Guard guard) throws Exception;
  }

  private final long limit;
  private final long deadline;
  private final Thread thread;

  private String step = "start";
  private long entered = System.nanoTime();
  private int number;
  private boolean over;
  private @Nullable Throwable thrown;
  private CloseTime closeTime = CloseTime.unknown("there was no close");
  private String lateStack = "";

  private int interrupted = -1;
  private String hungStep = "";
  private String dump = "";

  Guard(Steps steps, Duration limit, Duration deadline) {
    this.limit = limit.toNanos();
    this.deadline = deadline.toNanos();
    this.thread = new Thread(() -> run(steps), "clean-up-check");
  }

  long threadId() {
    return thread.getId();
  }

  <T> T open(CleanUp.Opening<? extends T> opening) throws Exception {
    enter("open");
    return opening.open();
  }

  void step(String name, CleanUp.Block code) throws Exception {
    long start = enter(name);
    code.run();
    String time = Units.time(System.nanoTime() - start);
    left(
        CloseTime.unknown(
            "which part of the %s that %s took was closing is not known: hand over opening, use and closing apart"
                .formatted(time, name)));
  }

  void close(CleanUp.Block code) throws Exception {
    long start = enter(CLOSE);
    code.run();
    long nanos = System.nanoTime() - start;
    left(new CloseTime.Took(nanos, lateStack()));
  }

  /** Runs the steps and waits for them; throws what they have thrown. */
  CloseTime run() throws Exception {
    thread.start();
    try {
      watch();
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    }
    return outcome();
  }

  private void run(Steps steps) {
    try {
      steps.run(this);
      over(null);
    } catch (Throwable e) {
      over(e);
    }
  }

  private synchronized long enter(String name) {
    Thread.interrupted();
    step = name;
    number++;
    entered = System.nanoTime();
    notifyAll();
    return entered;
  }

  private synchronized void left(CloseTime time) {
    closeTime = time;
  }

  private synchronized String lateStack() {
    return lateStack;
  }

  private synchronized void over(@Nullable Throwable error) {
    thrown = error;
    over = true;
    notifyAll();
  }

  private synchronized void watch() throws InterruptedException {
    while (!over) {
      long spent = System.nanoTime() - entered;
      long next;
      if (interrupted == number) {
        next = deadline + GIVE_UP;
        if (spent >= next) {
          return;
        }
      } else if (spent >= deadline) {
        interruptStep();
        next = deadline + GIVE_UP;
      } else if (step.equals(CLOSE) && lateStack.isEmpty()) {
        next = Math.min(limit, deadline);
        if (spent >= limit) {
          lateStack = ThreadDumps.stack(thread.getStackTrace());
          next = deadline;
        }
      } else {
        next = deadline;
      }
      wait(Math.max(1, (next - spent) / 1_000_000));
    }
  }

  private void interruptStep() {
    dump =
        "%s is at:%n%s%nall threads:%n%n%s"
            .formatted(step, ThreadDumps.stack(thread.getStackTrace()), ThreadDumps.all());
    hungStep = step;
    interrupted = number;
    thread.interrupt();
  }

  private synchronized CloseTime outcome() throws Exception {
    if (interrupted >= 0) {
      String after =
          over || number > interrupted
              ? "it ended when it was interrupted"
              : "it does not heed an interruption and still runs, on thread \"%s\""
                  .formatted(thread.getName());
      return CloseTime.hung(
          "%s did not end within %s; %s".formatted(hungStep, Units.time(deadline), after), dump);
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof Exception exception) {
      throw exception;
    }
    return closeTime;
  }
}
