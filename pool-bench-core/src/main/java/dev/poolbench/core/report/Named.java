package dev.poolbench.core.report;

import dev.poolbench.api.PoolSpec;

/** Names pools in sentences. */
final class Named {
  private Named() {}

  /** Names a pool; with its workers if those tell it from another, and it has more than one. */
  static String of(PoolSpec pool, int workers, boolean sameWorkers) {
    return sameWorkers || workers == 1
        ? pool.toString()
        : "%s with %d workers".formatted(pool, workers);
  }
}
