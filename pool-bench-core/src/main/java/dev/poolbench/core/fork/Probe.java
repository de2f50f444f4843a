package dev.poolbench.core.fork;

import dev.poolbench.api.Availability;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.Workload;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.measure.Reference;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers a probe in the JVM it runs in. */
public final class Probe {
  private Probe() {}

  /**
   * Answers a probe.
   *
   * @param request what is asked
   * @param catalog where pools are looked up
   * @param workload what the jobs do, opened
   * @param progress is called now and then while jobs are done
   * @return the answer
   */
  public static ProbeAnswer answer(
      ProbeRequest request, Catalog catalog, Workload workload, Runnable progress) {
    Reference reference = Reference.of(workload, request.jobCounts(), progress);
    return new ProbeAnswer(
        facts(), unavailable(request, catalog), reference.checksums(), reference.unchecked());
  }

  private static Map<PoolSpec, String> unavailable(ProbeRequest request, Catalog catalog) {
    Map<PoolSpec, String> reasons = new LinkedHashMap<>();
    for (PoolSpec pool : request.pools()) {
      PoolAdapter adapter = catalog.pool(pool.id());
      for (Availability answer :
          List.of(
              adapter.availability(PoolOptions.of(adapter, pool, 1)),
              adapter.supports(request.workload()))) {
        if (answer instanceof Availability.Unavailable no) {
          reasons.putIfAbsent(pool, no.reason());
        }
      }
    }
    return reasons;
  }

  private static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name :
        List.of("java.version", "java.vendor", "java.vm.name", "java.vm.version", "java.home")) {
      facts.put(name, System.getProperty(name, "not available: the JVM does not tell"));
    }
    Runtime runtime = Runtime.getRuntime();
    facts.put("processors", Integer.toString(runtime.availableProcessors()));
    facts.put("heap.max.bytes", Long.toString(runtime.maxMemory()));
    facts.put(
        "garbage collectors",
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .collect(Collectors.joining(", ")));
    List<String> flags = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    facts.put("flags", String.join(" ", flags));
    return facts;
  }
}
