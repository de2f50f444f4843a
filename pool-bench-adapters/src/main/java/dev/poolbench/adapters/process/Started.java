package dev.poolbench.adapters.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Is a process that was started, with the file that it reads its arguments from, if any. */
record Started(Process process, @Nullable Path file) implements AutoCloseable {

  /** Deletes the file, which the process needs until it is ready. */
  @Override
  public void close() throws IOException {
    delete(file);
  }

  static void delete(@Nullable Path file) throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
