package dev.poolbench.examples.pools;

import static dev.poolbench.examples.pools.Testing.quick;
import static dev.poolbench.examples.pools.Testing.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.examples.pools.Testing.Outcome;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTests {
  @TempDir private Path folder;

  private Outcome drawn(String... args) {
    String[] all =
        Stream.concat(Stream.of("--in-process", "--pools", "caller"), Stream.of(args))
            .map(arg -> arg.replace("FOLDER", folder.toString()))
            .toArray(String[]::new);
    return run(quick(all));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private BufferedImage picture(String name) throws IOException {
    return ImageIO.read(folder.resolve(name).toFile());
  }

  @Test
  void areSavedBesideTheReport() throws IOException {
    Outcome outcome = drawn("--save", "FOLDER/all");

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(files()).containsExactly("all.html", "all.json", "all.md", "all.png", "all.svg");
    assertThat(outcome.err()).contains("all.png", "all.svg");
    assertThat(picture("all.png").getWidth()).isEqualTo(1_200);
    assertThat(folder.resolve("all.svg")).content().contains("<svg ", "caller");
  }

  @Test
  void areLeftOutWhenToldTo() throws IOException {
    assertThat(drawn("--save", "FOLDER/plain", "--no-graph").status()).isZero();
    assertThat(files()).containsExactly("plain.html", "plain.json", "plain.md");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"two; two.png, two.svg", "one.png; one.png", "one.svg; one.svg"})
  void areSavedAlone(String name, String expected) throws IOException {
    assertThat(drawn("--graph-save", "FOLDER/" + name).status()).isZero();
    assertThat(String.join(", ", files())).isEqualTo(expected);
  }

  @Test
  void haveTheSizeThatIsAskedForWhereverTheyAreWritten() throws IOException {
    Outcome outcome =
        drawn(
            "--graph-save",
            "FOLDER/a.png",
            "--export",
            "png=FOLDER/b",
            "--graph-width",
            "640",
            "--graph-height",
            "480");

    assertThat(outcome.status()).as(outcome.err()).isZero();
    for (String name : List.of("a.png", "b")) {
      assertThat(picture(name).getWidth()).isEqualTo(640);
      assertThat(picture(name).getHeight()).isEqualTo(480);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--graph-save /nonexistent/x; --graph-save; '/nonexistent/x'; there is no folder",
        "--graph-save ..; --graph-save; '..'; names no file",
        "--graph-save x --no-graph; --graph-save; 'x'; accepted with --no-graph is none",
        "--graph-width 199 --graph-save x; --graph-width; '199'; from 200 to 5000",
        "--graph-height tall --graph-save x; --graph-height; 'tall'; from 200 to 5000",
        "--graph-width 900; --graph-width; 900; --graph-save",
        "--graph-height 900 --no-graph; --graph-height; 900; --graph-save",
        "--graph-save FOLDER/x.png --export png=FOLDER/x.png; --export; x.png; by another option",
      })
  void areRefusedInOneLineWhenTheyCannotBeDrawn(
      String args, String option, String value, String accepted) throws IOException {
    Outcome refused = drawn(args.split(" "));

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).startsWith("pools: ").contains(option, value, accepted);
    assertThat(files()).isEmpty();
  }
}
