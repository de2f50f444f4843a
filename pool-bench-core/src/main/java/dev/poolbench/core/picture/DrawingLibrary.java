package dev.poolbench.core.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Tells what to add where something that draws is absent. */
final class DrawingLibrary {
  private static final String ARTIFACT = "org.knowm.xchart:xchart";

  private DrawingLibrary() {}

  /**
   * Checks that all is there that draws.
   *
   * @throws IllegalStateException with what to add if it is not
   */
  static void demand() {
    demand("java.awt.Graphics2D", "the JDK's module java.desktop", "java.desktop");
    demand("org.knowm.xchart.XYChart", ARTIFACT + ":" + version(), "org.knowm.xchart");
    demand(
        "de.erichseifert.vectorgraphics2d.VectorGraphics2D",
        "what %s:%s depends on".formatted(ARTIFACT, version()),
        "VectorGraphics2D");
  }

  private static void demand(String className, String what, String moduleName) {
    Module own = DrawingLibrary.class.getModule();
    try {
      Class<?> found = Class.forName(className, false, DrawingLibrary.class.getClassLoader());
      if (own.canRead(found.getModule()) || moduleName.equals("VectorGraphics2D")) {
        return;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      // Is told below, as a module is that this one cannot read.
    }
    throw new IllegalStateException(
        "a picture needs %s: add it%s"
            .formatted(
                what, own.isNamed() ? ", and name the module in --add-modules " + moduleName : ""));
  }

  private static String version() {
    Properties versions = new Properties();
    try (InputStream in = DrawingLibrary.class.getResourceAsStream("versions.properties")) {
      if (in == null) {
        throw new IllegalStateException("versions.properties is missing from this jar");
      }
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions.getProperty(ARTIFACT, "not told");
  }
}
