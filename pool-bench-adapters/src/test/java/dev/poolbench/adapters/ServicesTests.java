package dev.poolbench.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.adapters.workload.SqrtWorkload;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.Workload;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTests {

  @Test
  void areThePoolsOfTheJdkOfTenLibrariesAndTheProcesses() {
    assertThat(ServiceLoader.load(PoolAdapter.class))
        .extracting(PoolAdapter::id)
        .containsExactlyInAnyOrder(
            "caller",
            "jdk-fixed",
            "jdk-cached",
            "jdk-fork-join",
            "jdk-virtual",
            "jdk-virtual-fixed",
            "guava",
            "jboss",
            "jetty",
            "kotlin",
            "netty",
            "pekko",
            "reactor",
            "spring",
            "tomcat",
            "vertx",
            "process");
  }

  @Test
  void areTheEightWorkloads() {
    assertThat(ServiceLoader.load(Workload.class))
        .extracting(Workload::id)
        .containsExactlyInAnyOrder(
            "alloc", "file", "http", "lock", "mixed", "sleep", "spin", "sqrt");
  }

  @Test
  void sayWhatTheyAreInOneLine() {
    assertThat(ServiceLoader.load(PoolAdapter.class))
        .extracting(PoolAdapter::describe)
        .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n").doesNotEndWith("."));
  }

  @ParameterizedTest
  @ValueSource(classes = {PoolAdapter.class, Workload.class})
  void areTheSameOnTheClassPathAndOnTheModulePath(Class<?> service) throws Exception {
    List<String> onClassPath = new ArrayList<>();
    ServiceLoader.load(service).stream()
        .map(provider -> provider.type().getName())
        .forEach(onClassPath::add);
    URI classes = SqrtWorkload.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    ModuleDescriptor module =
        ModuleFinder.of(Path.of(classes)).find("dev.poolbench.adapters").orElseThrow().descriptor();
    assertThat(module.provides())
        .filteredOn(provided -> provided.service().equals(service.getName()))
        .singleElement()
        .extracting(ModuleDescriptor.Provides::providers)
        .isEqualTo(onClassPath);
  }
}
