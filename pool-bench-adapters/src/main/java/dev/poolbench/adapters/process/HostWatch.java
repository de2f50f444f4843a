package dev.poolbench.adapters.process;

import dev.poolbench.api.launch.Interrupts;
import java.io.IOException;

/**
 * Ends a worker whose host is gone, also while it does a job and so does not read: a host that has
 * died, by {@code kill -9} too, is no longer its parent. Sends what results there are on the way.
 *
 * <p>Looking four times a second takes 0.02 % of a processor; a thread that reads all the time, and
 * hands on to the one that does the jobs, would cost each message the waking of a thread.
 */
final class HostWatch implements Runnable {
  private static final long LOOK_MILLIS = 250;

  private final long host;
  private final WorkerOutput output;

  HostWatch(long host, WorkerOutput output) {
    this.host = host;
    this.output = output;
  }

  @Override
  public void run() {
    try {
      Thread.sleep(LOOK_MILLIS); // Others are being started, too.
      Interrupts.ignore();
      ProcessHandle self = ProcessHandle.current();
      while (isThere(self)) {
        output.flushSoFar();
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException | IOException e) {
      WorkerMain.halt();
    }
    WorkerMain.halt();
  }

  private boolean isThere(ProcessHandle self) {
    ProcessHandle parent = self.parent().orElse(null);
    return parent != null && parent.pid() == host;
  }
}
