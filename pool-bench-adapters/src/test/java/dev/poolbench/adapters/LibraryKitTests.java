package dev.poolbench.adapters;

import dev.poolbench.adapters.guava.GuavaAdapter;
import dev.poolbench.adapters.jboss.JbossAdapter;
import dev.poolbench.adapters.jetty.JettyAdapter;
import dev.poolbench.adapters.kotlin.KotlinAdapter;
import dev.poolbench.adapters.netty.NettyAdapter;
import dev.poolbench.adapters.pekko.PekkoAdapter;
import dev.poolbench.adapters.reactor.ReactorAdapter;
import dev.poolbench.adapters.spring.SpringAdapter;
import dev.poolbench.adapters.tomcat.TomcatAdapter;
import dev.poolbench.adapters.vertx.VertxAdapter;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.kit.PoolAdapterKit;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * Proves the pools of libraries by the rules of the kit, with every option that changes what they
 * do.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LibraryKitTests {

  @BeforeAll
  static void keepWhatTheJobsThrowOutOfTheLog() {
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
  }

  @AfterAll
  static void restoreTheLog() {
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  @Nested
  class Guava extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new GuavaAdapter();
    }
  }

  @Nested
  class Jboss extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new JbossAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("jboss", "jboss(core=3)");
    }
  }

  @Nested
  class Jetty extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new JettyAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("jetty", "jetty(min=0)");
    }
  }

  @Nested
  class JettyOnVirtualThreads extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new JettyAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("jetty(virtual=true)");
    }
  }

  @Nested
  class Kotlin extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new KotlinAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("kotlin", "kotlin(on=default)", "kotlin(on=io)");
    }
  }

  @Nested
  class Netty extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new NettyAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("netty", "netty(ordered=false)");
    }
  }

  @Nested
  class Pekko extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new PekkoAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("pekko", "pekko(executor=thread-pool)");
    }

    /** Starts an actor system in each, which takes about 30 ms. */
    @Override
    protected OptionalInt rounds(String pool) {
      return OptionalInt.of(100);
    }
  }

  @Nested
  class Reactor extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new ReactorAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("reactor", "reactor(scheduler=parallel)", "reactor(scheduler=virtual)");
    }
  }

  @Nested
  class Spring extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new SpringAdapter();
    }
  }

  @Nested
  class SpringOnVirtualThreads extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new SpringAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("spring(virtual=true)");
    }
  }

  @Nested
  class Tomcat extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new TomcatAdapter();
    }

    @Override
    protected List<String> pools() {
      return List.of("tomcat", "tomcat(min=0)");
    }
  }

  @Nested
  class Vertx extends PoolAdapterKit {
    @Override
    protected PoolAdapter adapter() {
      return new VertxAdapter();
    }

    /** Starts a Vert.x in each, with threads that the pool has no use for. */
    @Override
    protected OptionalInt rounds(String pool) {
      return OptionalInt.of(200);
    }
  }
}
