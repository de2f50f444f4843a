package dev.poolbench.adapters.process;

import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.kit.PoolAdapterKit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProcessKitTests extends PoolAdapterKit {
  @Override
  protected PoolAdapter adapter() {
    return new ProcessAdapter();
  }
}
