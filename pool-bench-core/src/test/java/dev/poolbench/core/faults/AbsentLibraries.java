package dev.poolbench.core.faults;

import com.google.common.base.Joiner;
import com.google.common.util.concurrent.MoreExecutors;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Holds adapters of pools that are made of a library, which may be absent: Guava. */
public final class AbsentLibraries {
  private AbsentLibraries() {}

  /** Opens a pool by the library. */
  public abstract static class OfLibrary implements PoolAdapter {
    @Override
    public String id() {
      return getClass().getSimpleName();
    }

    @Override
    public Pool open(PoolOptions options) {
      ExecutorService executor = Executors.newFixedThreadPool(options.workers());
      return Pool.of(MoreExecutors.listeningDecorator(executor), options.workers());
    }
  }

  /** Loads the library to describe itself. */
  public static final class DescribesByIt extends OfLibrary {
    @Override
    public String describe() {
      return Joiner.on(' ').join("a", "pool");
    }
  }

  /** Says that it is available, whether the library is there or not. */
  public static final class AlwaysAvailable extends OfLibrary {}

  /** Says what is missing. */
  public static final class Honest extends OfLibrary {
    @Override
    public Availability availability() {
      try {
        Class.forName(
            "com.google.common.util.concurrent.MoreExecutors", false, getClass().getClassLoader());
        return Availability.available();
      } catch (ClassNotFoundException e) {
        return Availability.unavailable("add com.google.guava:guava");
      }
    }
  }
}
