package dev.poolbench.adapters.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Is a worker as its host sees it: a process, with requests to it and answers from it. */
final class WorkerProcess {
  private static final long END_SECONDS = 5;
  private static final int SIGNALS = 128;

  private final Started started;
  private final Process process;
  private final OutputStream out;
  private final AnswerReader answers;
  private final Tail log;
  private volatile @Nullable String reason;

  WorkerProcess(WorkerCommand command, String name, Runnable atExit) throws IOException {
    started = command.start();
    process = started.process();
    out = process.getOutputStream();
    answers = new AnswerReader(process.getInputStream());
    try {
      log = new Tail(process.getErrorStream(), name + "-log");
      var unused = process.onExit().thenRun(atExit);
    } catch (RuntimeException | Error e) {
      process.destroyForcibly();
      started.close();
      throw e;
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Is called when it has said that it is there. */
  void ready() throws IOException {
    started.close();
  }

  void send(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    out.flush();
  }

  void readSome(AnswerReader.Sink sink) throws IOException {
    answers.readSome(sink);
  }

  /** Ends it by force; may be called from any thread. */
  void stop(String why) {
    reason = why;
    process.destroyForcibly();
  }

  /** Has it end by itself, and by force if it does not within 5 s; returns when it has ended. */
  void end() throws InterruptedException {
    byte[] request = new byte[Frames.REQUEST_BYTES];
    Frames.putRequest(Frames.view(request), 0, Frames.END, 0, 0);
    try (out) {
      send(request, request.length);
    } catch (IOException gone) {
      process.destroy();
    }
    awaitEnd(END_SECONDS);
  }

  /** Deletes the file of a process that never was ready. */
  private void deleteArguments() {
    try {
      started.close();
    } catch (IOException e) {
      reason = reason == null ? "its file of arguments cannot be deleted: " + e : reason;
    }
  }

  /** Says how it ended, having waited for that; it is ended by force if it is still there. */
  String describeEnd(Throwable broken) throws InterruptedException {
    boolean byItself = awaitEnd(1);
    deleteArguments();
    int code = process.exitValue();
    String message = answers.garbage();
    if (message.isEmpty() && broken.getMessage() != null) {
      message = broken.getMessage();
    }
    StringBuilder text = new StringBuilder("the worker process ").append(process.pid());
    if (reason != null) {
      text.append(" was stopped: ").append(reason);
    } else if (!byItself) {
      text.append(" was stopped: ")
          .append(message.isEmpty() ? "it closed its standard output" : message);
    } else {
      text.append(code > SIGNALS ? " was ended by signal " + (code - SIGNALS) + ", or" : " ended")
          .append(" with exit code ")
          .append(code)
          .append(message.isEmpty() ? "" : "; ")
          .append(message);
    }
    String said = log.whole();
    return text.append(said.isEmpty() ? "; it printed nothing" : "; it printed last: " + said)
        .toString();
  }

  private boolean awaitEnd(long seconds) throws InterruptedException {
    try {
      if (process.waitFor(seconds, TimeUnit.SECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
    process.destroyForcibly();
    process.waitFor();
    return false;
  }
}
