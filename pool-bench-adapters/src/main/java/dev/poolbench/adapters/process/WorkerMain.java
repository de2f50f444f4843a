package dev.poolbench.adapters.process;

import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Is the main class of a worker: does the jobs that it is asked for, one after the other, until it
 * is told to end; halts when its host is gone.
 *
 * <p>It takes its standard input and output for itself. What a job prints goes to standard error,
 * and what a job reads is empty.
 */
final class WorkerMain {
  private static final int HOST_IS_GONE = 71;

  private final RequestReader in;
  private final WorkerOutput out;
  private final List<Workload> workloads = new ArrayList<>();

  private WorkerMain(RequestReader in, WorkerOutput out) {
    this.in = in;
    this.out = out;
  }

  /** Takes the process number of the host. */
  public static void main(String[] args) throws Exception {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    WorkerOutput out = new WorkerOutput(new FileOutputStream(FileDescriptor.out));
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    serve(in, out, Long.parseLong(args[0]));
    System.exit(0);
  }

  static void serve(InputStream in, WorkerOutput out, long host) {
    try {
      out.answer(Frames.HELLO, "");
      Thread watch = new Thread(null, new HostWatch(host, out), "host-watch");
      watch.setDaemon(true);
      watch.start();
      new WorkerMain(new RequestReader(in), out).serve();
    } catch (IOException e) {
      halt();
    }
  }

  /** Ends this process at once: there is nobody to tell. */
  static void halt() {
    Runtime.getRuntime().halt(HOST_IS_GONE);
  }

  private void serve() throws IOException {
    while (true) {
      if (!in.hasRequest()) {
        out.flush();
        in.awaitRequest();
      }
      int word = in.nextInt();
      int count = in.nextInt();
      long number = in.nextLong();
      if (word == Frames.END) {
        end();
        return;
      } else if (word == Frames.OPEN) {
        open((int) number, in.nextText(count));
      } else {
        if (word < 0 || word >= workloads.size() || count < 0 || count > Frames.MOST_JOBS) {
          throw new IOException("a request for " + count + " jobs of workload " + word);
        }
        boolean unused = Thread.interrupted(); // What a job left behind is not the next one's.
        run(workloads.get(word), number, number + count);
      }
    }
  }

  private void open(int index, String text) throws IOException {
    if (index != workloads.size()) {
      throw new EOFException("workload " + index + " comes after " + workloads.size());
    }
    Workload workload;
    try {
      workload = RemoteWorkload.open(WorkloadSpec.parse(text));
    } catch (Throwable e) {
      workloads.add(job -> Double.NaN);
      out.answer(Frames.REFUSED, textOf(e));
      return;
    }
    workloads.add(workload);
    out.answer(Frames.OPENED, "");
  }

  private void run(Workload workload, long from, long to) throws IOException {
    for (long job = from; job < to; job++) {
      double result;
      try {
        result = workload.run(job);
      } catch (Throwable e) {
        out.addFailure(textOf(e));
        continue;
      }
      out.add(result);
    }
  }

  private void end() throws IOException {
    out.flush();
    for (Workload workload : workloads) {
      try {
        workload.close();
      } catch (Throwable e) {
        System.err.println("closing a workload: " + textOf(e));
      }
    }
  }

  private static String textOf(Throwable error) {
    try {
      String text = error.toString();
      return text.substring(0, Math.min(text.length(), Frames.MOST_ERROR / 4));
    } catch (Throwable e) {
      return error.getClass().getName();
    }
  }
}
