package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadLimitTests {
  @TempDir Path root;

  @Test
  void isUnknownWhereNothingTellsIt() throws IOException {
    assertThat(ThreadLimit.read(root)).isEmpty();
    limits("unlimited");
    assertThat(ThreadLimit.read(root)).isEmpty();
  }

  @Test
  void isTheSoftLimitOfTheUser() throws IOException {
    limits("500");
    assertThat(ThreadLimit.read(root)).hasValue(500);
  }

  @Test
  void isTheLeastOfAllThatAreKnown() throws IOException {
    limits("500");
    write("proc/sys/kernel/threads-max", "400\n");
    assertThat(ThreadLimit.read(root)).hasValue(400);
    write("proc/sys/kernel/pid_max", "350\n");
    assertThat(ThreadLimit.read(root)).hasValue(350);
    write("proc/self/cgroup", "0::/outer/inner\n");
    write("sys/fs/cgroup/outer/inner/pids.max", "300\n");
    assertThat(ThreadLimit.read(root)).hasValue(300);
    write("sys/fs/cgroup/outer/pids.max", "200\n");
    assertThat(ThreadLimit.read(root)).hasValue(200);
  }

  @Test
  void isNotThatOfAGroupWithoutLimit() throws IOException {
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/pids.max", "max\n");
    assertThat(ThreadLimit.read(root)).isEmpty();
    write("sys/fs/cgroup/pids.max", "9000000000\n");
    assertThat(ThreadLimit.read(root)).hasValue(Integer.MAX_VALUE);
  }

  private void limits(String soft) throws IOException {
    write(
        "proc/self/limits",
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max stack size            8388608              unlimited            bytes
        Max processes             %-20s 1000                 processes
        """
            .formatted(soft));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
