package dev.poolbench.adapters.jboss;

import dev.poolbench.api.Pool;
import org.jboss.threads.EnhancedQueueExecutor;
import org.jboss.threads.JBossThreadFactory;

/** Opens the pool; holds all that is of the library. */
final class EnhancedPools {
  private EnhancedPools() {}

  static Pool open(int core, int workers) {
    return Pool.of(
        new EnhancedQueueExecutor.Builder()
            .setCorePoolSize(core)
            .setMaximumPoolSize(workers)
            .setThreadFactory(
                new JBossThreadFactory(null, Boolean.FALSE, null, "jboss-%t", null, null))
            .setExceptionHandler((thread, recordedByTheTask) -> {})
            .setRegisterMBean(false)
            .build(),
        workers);
  }
}
