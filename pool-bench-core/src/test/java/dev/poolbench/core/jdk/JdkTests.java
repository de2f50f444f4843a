package dev.poolbench.core.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JdkTests {

  @Test
  void knowsTheOneThatIsRunning() {
    Jdk running = Jdk.running();

    assertThat(running.feature()).isEqualTo(Runtime.version().feature());
    assertThat(running.launcher()).isExecutable();
    assertThat(Jdk.at(running.home()).version()).isEqualTo(running.version());
  }

  @Test
  void findsTheOneThatIsRunningAndEachOnceTheOldestFirst() throws Exception {
    var found = Jdk.find();

    assertThat(found).extracting(Jdk::version).contains(Jdk.running().version());
    assertThat(found).extracting(Jdk::feature).isSorted();
    for (Jdk jdk : found) {
      assertThat(found.stream().filter(other -> isSame(other, jdk))).hasSize(1);
    }
  }

  private static boolean isSame(Jdk one, Jdk other) {
    try {
      return Files.isSameFile(one.home(), other.home());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void isNamedByItsVersionAndByWhatTellsItFromOthersOfThatVersion() {
    Jdk one = new Jdk("17.0.15", "Acme", Path.of("/jdks/one"));
    Jdk other = new Jdk("17.0.15", "Other", Path.of("/jdks/other"));
    Jdk copy = new Jdk("17.0.15", "Acme", Path.of("/jdks/copy"));
    Jdk newer = new Jdk("25", "Acme", Path.of("/jdks/newer"));

    assertThat(one.label(List.of(one, newer))).isEqualTo("17.0.15");
    assertThat(one.label(List.of(one, other, newer))).isEqualTo("17.0.15 at " + one.home());
    assertThat(one.label(List.of(one, other, copy))).isEqualTo("17.0.15 at " + one.home());
  }

  @Test
  void refusesAFolderThatIsNone(@TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Jdk.at(folder))
        .withMessageContaining(folder.toString())
        .withMessageContaining("bin/java");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs to mark a file as executable")
  void refusesOneThatIsTooOld(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("bin"));
    Files.createFile(folder.resolve("bin/java"));
    assertThat(folder.resolve("bin/java").toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Jdk.at(folder))
        .withMessageContaining("11.0.2")
        .withMessageContaining("17");
  }
}
