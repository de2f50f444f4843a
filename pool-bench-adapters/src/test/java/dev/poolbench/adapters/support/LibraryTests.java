package dev.poolbench.adapters.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Availability;
import dev.poolbench.api.PoolAdapter;
import java.io.InputStream;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LibraryTests {

  @Test
  void saysWhatToAddIfItIsAbsent() throws Exception {
    Library absent = new Library("org.jboss.threads:jboss-threads", "com.acme.Absent");

    assertThat(absent.availability())
        .isEqualTo(
            Availability.unavailable(
                "add org.jboss.threads:jboss-threads:"
                    + versions().getProperty("org.jboss.threads:jboss-threads")));
  }

  @Test
  void isThereForEveryAdapterThatShips() {
    assertThat(ServiceLoader.load(PoolAdapter.class))
        .filteredOn(adapter -> !adapter.id().contains("virtual"))
        .allMatch(adapter -> adapter.availability().isAvailable());
  }

  @Test
  void namesTheVersionsThatTheAdaptersAreBuiltWith() throws Exception {
    String classPath = System.getProperty("java.class.path");

    assertThat(versions()).hasSize(10);
    versions()
        .forEach(
            (name, version) ->
                assertThat(classPath)
                    .contains(
                        "/%s-%s.jar".formatted(name.toString().replaceFirst(".*:", ""), version)));
  }

  private static Properties versions() throws Exception {
    Properties versions = new Properties();
    try (InputStream in = Library.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
    }
    return versions;
  }
}
