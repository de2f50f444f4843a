package dev.poolbench.core.pipe;

import dev.poolbench.api.Task;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Is a worker as its pool sees it: a process with a pipe to it and a pipe from it. */
final class PipeWorker {
  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;

  private PipeWorker(Process process) {
    this.process = process;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  static PipeWorker start() throws IOException {
    return new PipeWorker(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-cp",
                System.getProperty("java.class.path"),
                PipeMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  void run(Task task) {
    try {
      int length = (int) (task.to() - task.from());
      out.writeUTF(task.workload().toString());
      out.writeLong(task.from());
      out.writeInt(length);
      out.flush();
      double[] results = new double[length];
      for (int i = 0; i < length; i++) {
        if (in.readBoolean()) {
          results[i] = in.readDouble();
        } else {
          task.fail(task.from() + i, new IOException(in.readUTF()));
        }
      }
      task.complete(results, 0, length);
    } catch (IOException e) {
      task.fail(new IOException("the worker %d has ended".formatted(process.pid()), e));
    }
  }

  /** Ends the process, and returns when it has ended. */
  void stop() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
