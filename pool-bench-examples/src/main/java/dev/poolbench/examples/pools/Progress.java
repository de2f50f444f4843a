package dev.poolbench.examples.pools;

import dev.poolbench.core.RunListener;
import java.io.Console;
import java.io.PrintWriter;

/** Shows how far a run is. */
interface Progress extends RunListener, AutoCloseable {

  /** Returns a bar with an estimate on a terminal, and else a line a series. */
  static Progress to(PrintWriter err, boolean terminal) {
    return terminal ? new BarProgress() : new LineProgress(err);
  }

  @Override
  void close();

  /** Tells whether there is somebody who sees a line being written over. */
  @SuppressWarnings("SystemConsoleNull") // It is null before 22; from 22 on it has to be asked.
  static boolean isTerminal() {
    Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
