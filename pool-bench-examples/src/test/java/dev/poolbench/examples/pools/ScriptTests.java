package dev.poolbench.examples.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script in a checkout of its own, before a java and an mvn that tell what they got. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ScriptTests {
  private static final Path SCRIPT = Path.of("..", "pools").toAbsolutePath().normalize();
  private static final String MODULE = "pool-bench-examples";

  @TempDir private Path folder;
  private Path checkout;
  private Path tools;

  private record Outcome(int status, List<String> out, List<String> err) {}

  @BeforeEach
  void makeACheckout() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
    checkout = Files.createDirectories(folder.resolve("a check out"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.copy(SCRIPT, checkout.resolve("pools"));
    Files.writeString(checkout.resolve("pom.xml"), "");
    for (String module : List.of("pool-bench-core", MODULE)) {
      Files.createDirectories(checkout.resolve(module).resolve("src/main/java"));
      Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
      Files.writeString(checkout.resolve(module).resolve("src/main/java/A.java"), "");
    }
    java("openjdk version \"17.0.15\" 2025-04-15");
    tool(
        "mvn", "pwd\nmkdir -p %s/target && echo built >> %s/target/%s.jar", MODULE, MODULE, MODULE);
    for (String name : List.of("sh", "dirname", "find", "sed", "head", "mkdir", "touch")) {
      tool(name, "exec %s \"$@\"", find(name));
    }
  }

  private static Path find(String tool) {
    return List.of("/usr/bin", "/bin").stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private void java(String version) throws IOException {
    tool(
        "java",
        "[ \"$1\" = -version ] && { echo '%s' >&2; exit 0; }\nfor a; do echo \"<$a>\"; done\nexit 5",
        version);
  }

  private void tool(String name, String script, Object... args) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script.formatted(args));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Outcome pools(String... args) throws Exception {
    return pools(Map.of(), args);
  }

  private Outcome pools(Map<String, String> variables, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("pools").toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", tools.toString());
    environment.remove("JAVA_HOME");
    environment.remove("POOLS_CLASSPATH");
    environment.putAll(variables);
    int status = builder.start().waitFor();
    return new Outcome(
        status,
        Files.readAllLines(folder.resolve("out")),
        Files.readAllLines(folder.resolve("err")));
  }

  private Path jar() {
    return checkout.resolve(MODULE).resolve("target").resolve(MODULE + ".jar");
  }

  @Test
  void buildsWhenThereIsNoJarAndPassesArgumentsUntouched() throws Exception {
    Outcome outcome = pools("--pools", "a b,c(d='*')", "", "$HOME");

    assertThat(outcome.status()).isEqualTo(5);
    assertThat(outcome.out())
        .containsExactly(
            "<-cp>",
            "<" + jar() + ">",
            "<dev.poolbench.examples.pools.Main>",
            "<--pools>",
            "<a b,c(d='*')>",
            "<>",
            "<$HOME>");
    assertThat(outcome.err()).hasSize(2);
    assertThat(outcome.err().get(0)).startsWith("pools: building");
    assertThat(Path.of(outcome.err().get(1)).toRealPath()).isEqualTo(checkout.toRealPath());
  }

  @Test
  void putsWhatIsOnesOwnOnTheClassPath() throws Exception {
    Outcome outcome = pools(Map.of("POOLS_CLASSPATH", "my pools/acme.jar:lib/*"), "--list");

    assertThat(outcome.out())
        .containsExactly(
            "<-cp>",
            "<" + jar() + ":my pools/acme.jar:lib/*>",
            "<dev.poolbench.examples.pools.Main>",
            "<--list>");
  }

  @Test
  void buildsAgainOnlyWhenAPomOrASourceIsNewer() throws Exception {
    pools();
    assertThat(pools().err()).isEmpty();

    FileTime built = Files.getLastModifiedTime(jar());
    FileTime later = FileTime.fromMillis(built.toMillis() + 60_000);
    for (String source :
        List.of("pom.xml", MODULE + "/pom.xml", "pool-bench-core/src/main/java/A.java")) {
      Files.setLastModifiedTime(checkout.resolve(source), later);
      assertThat(pools().err()).as(source).isNotEmpty();
      Files.setLastModifiedTime(checkout.resolve(source), FileTime.fromMillis(0));
      assertThat(pools().err()).as(source).isEmpty();
    }
  }

  @Test
  void saysInOneLineWhatIsMissing() throws Exception {
    Files.delete(tools.resolve("mvn"));
    assertRefused(pools(), "there is no mvn");

    java("java version \"1.8.0_412\"");
    assertRefused(pools(), "is version 8: accepted is 17 or newer");

    Files.delete(tools.resolve("java"));
    assertRefused(pools(), "install a JDK of version 17 or newer");
  }

  @Test
  void doesNotRunWhatCouldNotBeBuilt() throws Exception {
    tool("mvn", "exit 1");

    Outcome outcome = pools();
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).last().isEqualTo("pools: the build failed");
  }

  private static void assertRefused(Outcome outcome, String reason) {
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).singleElement().asString().startsWith("pools: ").contains(reason);
  }
}
