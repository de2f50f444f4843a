package dev.poolbench.adapters.workload;

import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file, reads a part of it, and closes it: {@code file(read=64kb)}. The file is of 16 MB or
 * of what is read, in the folder for temporary files, and soon in the system's cache.
 */
public final class FileWorkload implements Workload {
  private static final int LEAST_SIZE = 16 << 20;
  private static final int BLOCK = 4 << 10;
  private static final long MOST = 256L << 20;
  private static final Option<Long> READ =
      Option.bytes("read", "64kb", "how much a job reads, 256mb at most");

  private @Nullable Path file;
  private int size = LEAST_SIZE;
  private int read;

  /** Makes the workload. */
  public FileWorkload() {}

  @Override
  public String id() {
    return "file";
  }

  @Override
  public String describe() {
    return "opens a file, reads a part of it, and closes it";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(READ);
  }

  @Override
  public void open(Options options) throws IOException {
    long asked = options.get(READ);
    if (asked > MOST) {
      throw new IllegalArgumentException(
          "file: option read=%d: accepted is 0 to 256mb".formatted(asked));
    }
    read = (int) asked;
    size = Math.max(LEAST_SIZE, read);
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    file = Files.createTempFile("pool-bench", ".data");
    file.toFile().deleteOnExit();
    Files.write(file, content);
  }

  @Override
  public double run(long job) throws IOException {
    if (file == null) {
      throw new IOException("the workload is not open");
    }
    CRC32 sum = new CRC32();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(Math.min(64 << 10, Math.max(1, read)));
      long at = offset(job);
      int left = read;
      while (left > 0) {
        buffer.clear().limit(Math.min(buffer.capacity(), left));
        int got = channel.read(buffer, at);
        if (got <= 0) {
          throw new IOException("%s ended %d bytes before its end".formatted(file, left));
        }
        sum.update(buffer.flip());
        at += got;
        left -= got;
      }
    }
    return sum.getValue();
  }

  private int offset(long job) {
    int places = (size - read) / BLOCK + 1;
    return (int) Math.floorMod(job * 31, (long) places) * BLOCK;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
