package dev.poolbench.core.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Replaces a file in one step, so that whoever looks, or kills this process, finds the old one or
 * the new one, whole.
 */
public final class Replacing {
  private static final String BESIDE = ".part";

  private Replacing() {}

  /** Writes what a file is to hold. */
  public interface Content {

    /**
     * Writes it.
     *
     * @param out where to
     * @throws IOException if that fails
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file anew; what is no plain file, or in a folder that takes none, is written in place.
   *
   * @param path the file
   * @param content what it is to hold
   * @throws IOException if it cannot be written; the old one is left then
   */
  public static void write(Path path, Content content) throws IOException {
    Path file = Files.exists(path) ? path.toRealPath() : path;
    Path beside = file.resolveSibling(file.getFileName() + BESIDE);
    boolean special = Files.exists(file) && !Files.isRegularFile(file);
    if (special || !canBeMade(beside)) {
      to(file, content);
      return;
    }
    try {
      to(beside, content);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Tells whether there is a right to make files there, and not only to write the old one. */
  private static boolean canBeMade(Path beside) {
    try {
      Files.deleteIfExists(beside);
      Files.createFile(beside);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void to(Path file, Content content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      content.writeTo(out);
    }
  }

  private static void move(Path beside, Path file) throws IOException {
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
