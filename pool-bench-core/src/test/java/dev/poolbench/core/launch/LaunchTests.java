package dev.poolbench.core.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolbench.core.testing.Jars;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LaunchTests {
  private static final String HOST = Host.class.getName();
  private static final String MEASURED = "measured 2 of 2 cells, problems []";
  private static final String NEEDS_OPEN = Host.NeedsOpenJavaLang.class.getName();
  private static final String SOUND = dev.poolbench.core.faults.Faults.Sound.class.getName();
  private static final String OPEN_JAVA_LANG = "java.base/java.lang";

  @TempDir private Path folder;
  private Hosts hosts;

  @BeforeEach
  void runsHostsInTheFolder() {
    hosts = new Hosts(folder);
  }

  @Test
  void worksFromAClassPath() throws Exception {
    assertThat(hosts.run("-cp", Hosts.joined(Hosts.classPath()), HOST)).contains(MEASURED);
  }

  @Test
  void worksFromPathsWithSpacesAndQuotesAndOtherLetters() throws Exception {
    String name = File.separatorChar == '/' ? "a #1 'b' \"c\" \\d ä日本" : "a #1 'b' ä";
    assumeTrue(
        Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode(name),
        "needs a locale whose encoding has ä日本, such as LC_ALL=C.UTF-8");
    Path odd = Files.createDirectory(folder.resolve(name));

    assertThat(hosts.run("-cp", Hosts.joined(Hosts.copyTo(odd)), HOST)).contains(MEASURED);
  }

  @Test
  void worksFromRelativePathsAndWildcards() throws Exception {
    Hosts.copyTo(Files.createDirectory(folder.resolve("lib")));

    assertThat(hosts.run("-cp", "lib" + File.separator + "*", HOST)).contains(MEASURED);
  }

  @Test
  void worksFromAJarWhoseManifestNamesTheOthersAndOpensAPackage() throws Exception {
    List<Path> jars = Hosts.copyTo(Files.createDirectory(folder.resolve("lib")));
    Jars.ofManifest(
        Map.of(
            "Main-Class",
            HOST,
            "Class-Path",
            jars.stream().map(jar -> "lib/" + jar.getFileName()).collect(Collectors.joining(" ")),
            "Add-Opens",
            OPEN_JAVA_LANG),
        folder.resolve("app.jar"));

    assertThat(hosts.run("-jar", "app.jar", SOUND, NEEDS_OPEN)).contains(MEASURED);
  }

  @Test
  void worksFromAJarThatIsNothingButAClassPath() throws Exception {
    String urls =
        Hosts.classPath().stream()
            .map(Path::toUri)
            .map(URI::toASCIIString)
            .collect(Collectors.joining(" "));
    Path jar = Jars.ofManifest(Map.of("Class-Path", urls), folder.resolve("path.jar"));

    assertThat(hosts.run("-cp", jar.toString(), HOST)).contains(MEASURED);
  }

  @Test
  void worksFromAFileOfArgumentsWithAPathLongerThanACommandLineMayBe() throws Exception {
    List<Path> longer = new ArrayList<>(Hosts.classPath());
    for (int i = 0; longer.size() < 4_000; i++) {
      longer.add(folder.resolve("a-library-that-is-not-there-" + i + ".jar"));
    }
    String path = Hosts.joined(longer);
    Path file = folder.resolve("arguments");
    Files.writeString(file, "-cp\n\"" + path.replace("\\", "\\\\") + "\"\n" + HOST);

    assertThat(path).hasSizeGreaterThan(128 << 10);
    assertThat(hosts.run("@" + file)).contains(MEASURED);
  }

  @Test
  void worksFromTheEnvironmentsClassPath() throws Exception {
    hosts.environment().put("CLASSPATH", Hosts.joined(Hosts.classPath()));

    assertThat(hosts.run(HOST)).contains(MEASURED);
  }

  @Test
  void worksFromAClassLoaderOfUrls() throws Exception {
    assertThat(
            hosts.run(
                "-cp",
                loaderAlone().toString(),
                InLoader.class.getName(),
                "urls",
                Hosts.joined(Hosts.classPath()),
                HOST))
        .contains(MEASURED);
  }

  @Test
  void refusesAClassLoaderThatKeepsItsPathToItselfInOneSentence() throws Exception {
    assertThat(
            hosts.run(
                "-cp",
                loaderAlone().toString(),
                InLoader.class.getName(),
                "opaque",
                Hosts.joined(Hosts.classPath()),
                HOST))
        .contains("a fork cannot see this library: it is loaded by " + InLoader.class.getName())
        .contains("accepted is")
        .doesNotContain("measured");
  }

  /** Is a class path of what loads by itself, and of nothing that it loads. */
  private Path loaderAlone() throws IOException {
    String file = InLoader.class.getName().replace('.', '/') + ".class";
    Path classes = folder.resolve("loader");
    Path target = classes.resolve(file);
    Files.createDirectories(target.getParent());
    for (String name : List.of(file, file.replace(".class", "$Opaque.class"))) {
      try (var in = InLoader.class.getClassLoader().getResourceAsStream(name)) {
        Files.copy(java.util.Objects.requireNonNull(in), classes.resolve(name));
      }
    }
    return classes;
  }

  @Test
  void seesWhatTheHostSeesByACommandLineThatOpensAPackage() throws Exception {
    assertThat(
            hosts.run(
                "--add-opens",
                OPEN_JAVA_LANG + "=ALL-UNNAMED",
                "--add-modules",
                "jdk.httpserver",
                "-cp",
                Hosts.joined(Hosts.classPath()),
                HOST,
                SOUND,
                NEEDS_OPEN))
        .contains(MEASURED);
  }

  @Test
  void worksFromTheModulePath() throws Exception {
    Modules modules = Modules.compile(folder);
    String path =
        Hosts.joined(
            Stream.of(Hosts.library().stream(), Stream.of(modules.pool(), modules.main()))
                .flatMap(it -> it)
                .toList());

    assertThat(hosts.run("-p", path, "-m", "com.acme.main/com.acme.main.Main")).contains(MEASURED);
  }

  @Test
  void worksFromAClassPathWithModulesBesides() throws Exception {
    Path pool = Modules.compile(folder).pool();
    String modulePath =
        Hosts.joined(
            Stream.concat(
                    Stream.of(folder.relativize(pool)),
                    Hosts.library().stream().filter(Modules::isOfTheApi))
                .toList());

    assertThat(
            hosts.run(
                "-cp",
                Hosts.joined(Hosts.classPath()),
                "-p",
                modulePath,
                "--add-modules",
                "com.acme.pool",
                HOST,
                "acme",
                "acme-sum"))
        .contains(MEASURED);
  }

  @Test
  void givesForksNoDebuggerOfTheHost() throws Exception {
    String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";
    hosts
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-Dto.every=\"jvm here\" " + debugger + " -Dand.also=this");

    String told = hosts.run("-cp", Hosts.joined(Hosts.classPath()), HOST);

    assertThat(told).contains("Listening for transport dt_socket", MEASURED);
    assertThat(told.substring(told.indexOf("flags of the fork")))
        .contains("-Dto.every=jvm here", "-Dand.also=this")
        .doesNotContain("jdwp");
    hosts.environment().remove("JAVA_TOOL_OPTIONS");
    hosts.environment().put("JDK_JAVA_OPTIONS", debugger + " -Xmx300m");
    assertThat(hosts.run("-cp", Hosts.joined(Hosts.classPath()), HOST))
        .contains("Listening for transport dt_socket", MEASURED)
        .containsPattern("flags of the fork: (?!.*(jdwp|-Xmx300m))");
  }
}
