package dev.poolbench.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.Workload;
import dev.poolbench.core.PoolBench;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.testing.Jars;
import dev.poolbench.core.testing.Sources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTests {
  private static final ClassLoader OF_THE_TESTS = Thread.currentThread().getContextClassLoader();

  @TempDir private Path folder;
  private final List<URLClassLoader> loaders = new ArrayList<>();

  @AfterEach
  void leavesTheClassPathAsItWas() throws IOException {
    Thread.currentThread().setContextClassLoader(OF_THE_TESTS);
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }

  @Test
  void refusesTwoAdaptersOfOneIdAndNamesBothAndWhereTheyAreFrom() throws Exception {
    Path one = adapter("one", "com.acme.AcmeAdapter", "acme", "");
    Path other = adapter("other", "org.example.OtherAcme", "acme", "");
    addToClassPath(one, other);

    assertThatIllegalStateException()
        .isThrownBy(() -> PoolBench.compare("acme").jobs(10).run())
        .withMessageContaining("two pool adapters have the id 'acme'")
        .withMessageContaining("com.acme.AcmeAdapter from " + one.toUri().toURL())
        .withMessageContaining("org.example.OtherAcme from " + other.toUri().toURL());
  }

  @Test
  void refusesTwoWorkloadsOfOneIdAndNamesBothAndWhereTheyAreFrom() throws Exception {
    Path one = workload("one", "com.acme.AcmeSum", "acme-sum");
    Path other = workload("other", "org.example.OtherSum", "acme-sum");
    addToClassPath(one, other);

    assertThatIllegalStateException()
        .isThrownBy(Catalog::find)
        .withMessageContaining("two workloads have the id 'acme-sum'")
        .withMessageContaining("com.acme.AcmeSum from " + one.toUri().toURL())
        .withMessageContaining("org.example.OtherSum from " + other.toUri().toURL());
  }

  @Test
  void refusesAnObjectThatHasTheIdOfAnAdapter() throws Exception {
    addToClassPath(adapter("one", "com.acme.AcmeAdapter", "Sound", ""));

    assertThatIllegalStateException()
        .isThrownBy(() -> PoolBench.compare(new Faults.Sound()).plan())
        .withMessageContaining("com.acme.AcmeAdapter")
        .withMessageContaining(Faults.Sound.class.getName());
  }

  @Test
  void takesAnObjectInPlaceOfTheAdapterOfItsClassThatItFinds() throws Exception {
    addToClassPath(adapter("one", "com.acme.AcmeAdapter", "acme", ""));
    PoolAdapter object = Catalog.find().pool("acme").getClass().getConstructor().newInstance();

    assertThat(Catalog.find().with(List.of(object)).pool("acme")).isSameAs(object);
    assertThatIllegalStateException()
        .isThrownBy(() -> PoolBench.compare(new Faults.Sound(), new Faults.Sound()).plan())
        .withMessageContaining("two pool adapters have the id 'Sound'");
  }

  @Test
  void findsTheOthersWhenTheLibraryOfOneIsAbsent() throws Exception {
    Path base = library();
    Path needsBase = adapter("broken-1", "com.acme.NeedsBase", "needs-base", base.toString());
    Path makesBase = adapter("broken-2", "com.acme.MakesBase", "makes-base", base.toString());
    addToClassPath(needsBase, adapter("one", "com.acme.Sound", "sound", ""), makesBase);

    Catalog catalog = Catalog.find();

    assertThat(catalog.pools()).extracting(PoolAdapter::id).containsExactly("sound");
    assertThat(catalog.broken()).hasSize(2).allMatch(it -> it.contains("com/rocket/Rocket"));
    assertThat(catalog.broken()).anyMatch(it -> it.contains("com.acme.MakesBase"));
  }

  @Test
  void saysWhichProvidersAreBrokenWhenANameIsUnknown() throws Exception {
    addToClassPath(
        adapter("broken", "com.acme.MakesBase", "makes-base", library().toString()),
        adapter("one", "com.acme.Sound", "sound", ""));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.find().pool("makes-base"))
        .satisfies(it -> assertThat(it.getSuppressed()).hasSize(1))
        .satisfies(it -> assertThat(it.getSuppressed()[0]).hasMessageContaining("MakesBase"));
  }

  @Test
  void saysWhatTheClassOfAnAdapterNeeds() throws Exception {
    Path base = library();
    addToClassPath(
        adapter("broken-1", "com.acme.NeedsBase", "needs-base", base.toString()),
        adapter("broken-2", "com.acme.MakesBase", "makes-base", base.toString()));

    for (String type : List.of("com.acme.NeedsBase", "com.acme.MakesBase")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Catalog.find().pool(type))
          .withMessageContaining("pool '" + type)
          .withMessageContaining("com/rocket/Rocket");
    }
  }

  @Test
  void hintsAtTheNamesThatComeNear() throws Exception {
    addToClassPath(
        adapter("one", "com.acme.AcmeAdapter", "acme-fixed", ""),
        workload("two", "com.acme.AcmeSum", "acme-sum"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolBench.compare("acme-fixt").workload("acme-sum").plan())
        .withMessageContaining("unknown pool 'acme-fixt'")
        .withMessageContaining("did you mean acme-fixed?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolBench.compare("acme-fixed").workload("acme-sun").plan())
        .withMessageContaining("unknown workload 'acme-sun'")
        .withMessageContaining("did you mean acme-sum?");
  }

  @Test
  void saysWhatToAddWhenThereIsNoAdapterAtAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.find().pool("jdk-fixed"))
        .withMessageContaining("unknown pool 'jdk-fixed'")
        .withMessageContaining("pool-bench-adapters");
  }

  @Test
  void refusesAClassThatIsNone() {
    for (Class<?> type : List.of(String.class, Faults.TwoThreads.class, Faults.Identity.class)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Catalog.find().pool(type.getName()))
          .withMessageContaining("pool '" + type.getName() + "'")
          .withMessageContaining("a public class that implements PoolAdapter");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.find().workload(Faults.Sound.class.getName()))
        .withMessageContaining("a public class that implements Workload");
  }

  @Test
  void makesAWorkloadAnewEachTimeWhetherNamedByIdOrByClass() throws Exception {
    addToClassPath(workload("one", "com.acme.AcmeSum", "acme-sum"));

    Workload first = Catalog.find().workload("acme-sum");
    Workload second = Catalog.find().workload("com.acme.AcmeSum");

    assertThat(first).hasSameClassAs(second).isNotSameAs(second);
    Catalog catalog = Catalog.find();
    assertThat(catalog.workload("acme-sum")).isNotSameAs(catalog.workload("acme-sum"));
    assertThat(second.run(2)).isEqualTo(3);
  }

  @Test
  void runsInAForkWhatTheContextClassLoaderAdds() throws Exception {
    addToClassPath(
        adapter("one", "com.acme.AcmeAdapter", "acme", ""),
        workload("two", "com.acme.AcmeSum", "acme-sum"));

    Report report =
        PoolBench.compare("acme")
            .workload("acme-sum")
            .jobs(0, 10)
            .workers(2)
            .forks(1)
            .inspect(false)
            .iterations(1)
            .iterationTime(Duration.ZERO)
            .warmUpTime(Duration.ZERO)
            .jvmArgs(Faults.LIGHT_JVM)
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.cells()).hasSize(2).allMatch(cell -> cell.nanosPerJobSet().isPresent());
    assertThat(report.cells()).extracting(Cell::workers).containsOnly(2);
  }

  private void addToClassPath(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    URLClassLoader loader = new URLClassLoader(urls, OF_THE_TESTS);
    loaders.add(loader);
    Thread.currentThread().setContextClassLoader(loader);
  }

  /** Compiles what an adapter may need, which is never on the class path afterwards. */
  private Path library() throws IOException {
    return Sources.compile(
        folder.resolve("rocket"),
        List.of(),
        Map.of("com/rocket/Rocket.java", "package com.rocket; public class Rocket {}"));
  }

  /** Makes the jar of an adapter; one whose name begins with Needs or Makes needs the library. */
  private Path adapter(String jar, String type, String id, String library) throws IOException {
    String simpleName = type.substring(type.lastIndexOf('.') + 1);
    String base = simpleName.startsWith("Needs") ? "extends com.rocket.Rocket " : "";
    String field = simpleName.startsWith("Makes") ? "Object rocket = new com.rocket.Rocket();" : "";
    return jar(
        jar,
        PoolAdapter.class,
        type,
        library,
        """
        public class %s %simplements PoolAdapter {
          %s
          public String id() { return "%s"; }
          public Pool open(PoolOptions options) {
            return Pool.of(java.util.concurrent.Executors.newFixedThreadPool(options.workers()));
          }
        }
        """
            .formatted(simpleName, base, field, id));
  }

  private Path workload(String jar, String type, String id) throws IOException {
    return jar(
        jar,
        Workload.class,
        type,
        "",
        """
        public class %s implements Workload {
          public String id() { return "%s"; }
          public double run(long job) { return job + 1; }
        }
        """
            .formatted(type.substring(type.lastIndexOf('.') + 1), id));
  }

  private Path jar(String name, Class<?> service, String type, String library, String source)
      throws IOException {
    String inPackage = type.substring(0, type.lastIndexOf('.'));
    Path classes =
        Sources.compile(
            folder.resolve(name),
            List.of(
                "-cp",
                System.getProperty("java.class.path") + java.io.File.pathSeparator + library),
            Map.of(
                type.replace('.', '/') + ".java",
                "package %s; import dev.poolbench.api.*; %s".formatted(inPackage, source)));
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(service.getName()), type);
    return Jars.of(classes, folder.resolve(name + ".jar"));
  }
}
