package dev.poolbench.core.cleanup;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/** Has the JDK open, before the baseline, what it opens once and keeps. */
final class FirstUse {
  /** Is in no package of a module: in one, only that module would be looked into. */
  private static final String NO_RESOURCE = "pool-bench/there-is-no-such-resource";

  private FirstUse() {}

  static void provoke() {
    openClassPath(ClassLoader.getSystemClassLoader());
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null) {
      openClassPath(context);
    }
    openSocket();
  }

  /**
   * A class loader opens a jar, of the class path or of a module, when it first looks into it; for
   * what is not there, into all.
   */
  private static void openClassPath(ClassLoader loader) {
    try {
      loader.getResources(NO_RESOURCE).asIterator().forEachRemaining(found -> {});
    } catch (IOException e) {
      // A class path that cannot be read is not for this check to complain about.
    }
  }

  /**
   * The first socket brings one that is kept, which others are turned into when they are closed.
   */
  private static void openSocket() {
    try {
      ServerSocketChannel.open().close();
    } catch (IOException e) {
      // Without sockets there is none to keep.
    }
  }
}
