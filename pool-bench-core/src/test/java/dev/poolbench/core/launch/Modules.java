package dev.poolbench.core.launch;

import dev.poolbench.core.testing.Sources;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Holds two modules of a user: one with a pool and a workload, neither of which works outside it,
 * and one with a main class, which knows nothing of them.
 */
record Modules(Path pool, Path main) {
  private static final String POOL =
      """
      package com.acme.pool;

      import dev.poolbench.api.*;
      import java.util.concurrent.Executors;

      public final class AcmeAdapter implements PoolAdapter {
        public String id() {
          return "acme";
        }

        public Pool open(PoolOptions options) {
          AcmeSum.requireModule();
          return Pool.of(Executors.newFixedThreadPool(options.workers()));
        }
      }
      """;
  private static final String WORKLOAD =
      """
      package com.acme.pool;

      import dev.poolbench.api.*;

      public final class AcmeSum implements Workload {
        static void requireModule() {
          if (!AcmeSum.class.getModule().isNamed()) {
            throw new IllegalStateException("this is not a module");
          }
        }

        public String id() {
          return "acme-sum";
        }

        public void open(Options options) {
          requireModule();
        }

        public double run(long job) {
          return job + 1;
        }
      }
      """;
  private static final String POOL_MODULE =
      """
      module com.acme.pool {
        requires dev.poolbench.api;
        provides dev.poolbench.api.PoolAdapter with com.acme.pool.AcmeAdapter;
        provides dev.poolbench.api.Workload with com.acme.pool.AcmeSum;
      }
      """;
  private static final String MAIN =
      """
      package com.acme.main;

      import dev.poolbench.core.PoolBench;
      import dev.poolbench.core.report.Report;
      import java.time.Duration;

      public final class Main {
        public static void main(String[] args) {
          Report report =
              PoolBench.compare("acme").workload("acme-sum").jobs(0, 10).workers(2)
                  .forks(1).inspect(false).iterations(1).iterationTime(Duration.ZERO).warmUpTime(Duration.ZERO)
                  .run();
          System.out.printf(
              "measured %d of %d cells, problems %s%n",
              report.cells().stream().filter(cell -> cell.nanosPerJobSet().isPresent()).count(),
              report.cells().size(),
              report.problems());
        }
      }
      """;
  private static final String MAIN_MODULE = "module com.acme.main { requires dev.poolbench.core; }";

  static Modules compile(Path folder) throws IOException {
    List<String> options = List.of("-p", Hosts.joined(Hosts.library()));
    return new Modules(
        Sources.compile(
            folder.resolve("pool"),
            options,
            Map.of(
                "module-info.java", POOL_MODULE,
                "com/acme/pool/AcmeAdapter.java", POOL,
                "com/acme/pool/AcmeSum.java", WORKLOAD)),
        Sources.compile(
            folder.resolve("main"),
            options,
            Map.of("module-info.java", MAIN_MODULE, "com/acme/main/Main.java", MAIN)));
  }

  static boolean isOfTheApi(Path entry) {
    return ModuleFinder.of(entry).find("dev.poolbench.api").isPresent();
  }
}
