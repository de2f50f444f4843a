package dev.poolbench.adapters.jdk;

import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.kit.PoolAdapterKit;
import dev.poolbench.core.kit.Rule;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * Proves each shipped pool by the rules of the kit, with every option that changes what it does.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JdkKitTests {
  private static final String UNBOUNDED = "jdk-virtual(bounded=false)";

  @BeforeAll
  static void keepWhatTheJobsThrowOutOfTheLog() {
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
  }

  @AfterAll
  static void restoreTheLog() {
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  @Nested
  class Caller extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new CallerAdapter();
    }
  }

  @Nested
  class Fixed extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new JdkFixedAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of(
          "jdk-fixed",
          "jdk-fixed(workers=50)",
          "jdk-fixed(queue=array:4)",
          "jdk-fixed(queue=array:4,full=caller-runs)",
          "jdk-fixed(queue=transfer)",
          "jdk-fixed(queue=synchronous)",
          "jdk-fixed(queue=synchronous,full=caller-runs)");
    }

    /** Its variants are opened and closed by the same code. */
    @Override
    protected OptionalInt rounds(String pool) {
      return pool.contains("(") ? OptionalInt.of(50) : OptionalInt.empty();
    }
  }

  @Nested
  class Cached extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new JdkCachedAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("jdk-cached", "jdk-cached(max=2)");
    }
  }

  @Nested
  class ForkJoin extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new JdkForkJoinAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("jdk-fork-join", "jdk-fork-join(async=false)", "jdk-fork-join(workers=1)");
    }
  }

  @Nested
  class Virtual extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new JdkVirtualAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("jdk-virtual", UNBOUNDED);
    }

    @Override
    protected Map<Rule, String> exemptions(String pool) {
      return pool.equals(UNBOUNDED)
          ? Map.of(Rule.KEEPS_TO_WORKERS, "it is asked to start a thread for each task at once")
          : Map.of();
    }
  }

  @Nested
  class VirtualFixed extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new JdkVirtualFixedAdapter();
    }
  }
}
