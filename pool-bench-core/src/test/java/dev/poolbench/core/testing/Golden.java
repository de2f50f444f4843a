package dev.poolbench.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file of {@code src/test/resources/golden}, character by character. With
 * {@code -Dpoolbench.golden.update} the file is written instead, to be looked at and committed.
 */
public final class Golden {
  private static final String UPDATE = "poolbench.golden.update";
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  public static void assertIsAsIn(String file, String text) throws IOException {
    Path path = FOLDER.resolve(file);
    if (System.getProperty(UPDATE) != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(path, text);
    }
    assertThat(path).as("written by -D" + UPDATE).exists();
    assertThat(text).isEqualTo(Files.readString(path));
  }
}
