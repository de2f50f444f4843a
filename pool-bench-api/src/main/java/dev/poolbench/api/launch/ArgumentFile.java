package dev.poolbench.api.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the file of arguments that the {@code java} launcher reads.
 *
 * <p>The launcher takes the file as bytes: it looks for quotes and backslashes byte by byte, and
 * what remains is decoded like a command line, in the encoding of the locale, whichever the JDK's
 * version and default encoding. So it is written: encoded first, escaped afterwards.
 */
public final class ArgumentFile {
  private ArgumentFile() {}

  /**
   * Writes a file for {@code java @file}.
   *
   * @param file the file, which is made or replaced
   * @param arguments the arguments, of any length and with any character of the locale's encoding
   * @throws IOException if it cannot be written, or an argument cannot be encoded
   */
  public static void write(Path file, List<String> arguments) throws IOException {
    Charset charset = encodingOfCommandLines();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String argument : arguments) {
      bytes.write('"');
      for (byte one : encoded(argument, charset)) {
        escape(one, bytes);
      }
      bytes.write('"');
      bytes.write('\n');
    }
    Files.write(file, bytes.toByteArray());
  }

  private static Charset encodingOfCommandLines() {
    String name = System.getProperty("sun.jnu.encoding", System.getProperty("native.encoding", ""));
    return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }

  private static byte[] encoded(String argument, Charset charset) throws IOException {
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(argument));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (CharacterCodingException e) {
      throw new IOException(
          "a JVM cannot be given the argument '%s': it has a character that %s, the encoding of this locale, has not; choose a locale of UTF-8, such as LC_ALL=C.UTF-8, or other names"
              .formatted(argument, charset),
          e);
    }
  }

  private static void escape(byte one, ByteArrayOutputStream bytes) {
    switch (one) {
      case '\n' -> bytes.writeBytes(new byte[] {'\\', 'n'});
      case '\r' -> bytes.writeBytes(new byte[] {'\\', 'r'});
      case '\\', '"' -> bytes.writeBytes(new byte[] {'\\', one});
      default -> bytes.write(one);
    }
  }
}
