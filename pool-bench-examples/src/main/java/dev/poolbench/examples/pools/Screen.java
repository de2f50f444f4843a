package dev.poolbench.examples.pools;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * Is what the results are printed on.
 *
 * @param terminal whether somebody sees a line being written over
 * @param colours whether it takes colours, and nobody has asked for none
 * @param charset the characters that it shows
 */
record Screen(boolean terminal, boolean colours, Charset charset) {

  /** Asks what the environment says, by the convention of no-color.org. */
  static Screen of(boolean terminal, Map<String, String> environment) {
    String type = environment.getOrDefault("TERM", "dumb");
    boolean asked = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Screen(terminal, terminal && asked && !type.equals("dumb"), ofOutput());
  }

  /** From JDK 19 on, the output may have another character set than files have. */
  private static Charset ofOutput() {
    String name =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", "US-ASCII"));
    return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }

  /** Returns a page, in colours if it takes them. */
  String painted(String page) {
    return colours ? Paint.on(page) : page;
  }
}
