package com.acme.pools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Has Jetty; Guava comes with pool-bench's core, Netty with its workload http. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OneLibraryTests {
  private static final Set<String> PRESENT =
      Set.of("caller", "guava", "jdk-fixed", "jetty", "netty");
  private static final Map<String, String> ABSENT =
      Map.of(
          "jboss", "org.jboss.threads:jboss-threads",
          "kotlin", "org.jetbrains.kotlinx:kotlinx-coroutines-core-jvm",
          "pekko", "org.apache.pekko:pekko-actor_2.13",
          "reactor", "io.projectreactor:reactor-core",
          "spring", "org.springframework:spring-context",
          "tomcat", "org.apache.tomcat:tomcat-util",
          "vertx", "io.vertx:vertx-core");

  @Test
  void measuresThePoolOfTheLibraryThatIsThereAndTellsWhatToAddForTheOthers() {
    Report report =
        PoolBench.compare(
                Catalog.find().pools().stream()
                    .map(adapter -> adapter.id())
                    .filter(id -> ABSENT.containsKey(id) || PRESENT.contains(id))
                    .toArray(String[]::new))
            .jobs(100)
            .workers(2)
            .forks(1)
            .iterations(1)
            .iterationTime(Duration.ofMillis(1))
            .warmUpTime(Duration.ofMillis(20))
            .jvmArgs(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
            .inspect(false)
            .run();

    assertEquals(List.of(), report.problems());
    assertEquals(
        PRESENT,
        report.cells().stream()
            .filter(cell -> cell.nanosPerJobSet().isPresent())
            .map(cell -> cell.pool().id())
            .collect(Collectors.toSet()));
    Map<String, String> reasons =
        report.unavailable().stream()
            .collect(
                Collectors.toMap(
                    one -> one.pool().id(), Unavailable::reason, (a, b) -> a, TreeMap::new));
    assertEquals(ABSENT.keySet(), reasons.keySet());
    ABSENT.forEach(
        (id, artifact) ->
            assertTrue(
                reasons.get(id).matches("add \\Q" + artifact + "\\E:\\d[\\w.]*"), reasons.get(id)));
  }

  @Test
  void findsEveryProvider() {
    assertEquals(List.of(), Catalog.find().broken());
  }
}
