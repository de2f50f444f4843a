package dev.poolbench.examples.pools;

import dev.poolbench.core.export.Export;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Holds the options that say which pictures are drawn. */
final class GraphOptions {
  private static final List<String> ENDINGS = List.of("png", "svg");
  private static final String ACCEPTED = "a file in a folder that can be written to";

  @Option(
      names = "--graph-save",
      paramLabel = "PATH",
      description = "Write PATH.png and PATH.svg, or only PATH if it ends in one of these")
  private @Nullable String save;

  @Option(
      names = "--graph-width",
      paramLabel = "PIXELS",
      converter = Accepted.Pixels.class,
      description = "Width of the pictures (default: 1200)")
  private @Nullable Integer width;

  @Option(
      names = "--graph-height",
      paramLabel = "PIXELS",
      converter = Accepted.Pixels.class,
      description = "Height of the pictures (default: as high as it takes)")
  private @Nullable Integer height;

  @Option(names = "--no-graph", description = "Draw none, with --save neither")
  private boolean none;

  /**
   * Returns the pictures that are drawn of a run.
   *
   * @param saved the path of {@code --save}, if it is given
   * @throws IllegalArgumentException if one cannot be written
   */
  List<SaveTarget> targets(Optional<Path> saved) {
    if (none) {
      if (save != null) {
        throw new IllegalArgumentException(
            "--graph-save '%s': accepted with --no-graph is none".formatted(save));
      }
      return List.of();
    }
    Stream<SaveTarget> beside =
        saved.stream().flatMap(path -> both("--save", path.toString()).stream());
    return Stream.concat(beside, graphs().stream()).toList();
  }

  private List<SaveTarget> graphs() {
    if (save == null) {
      return List.of();
    }
    String path = save;
    return ENDINGS.stream()
        .filter(ending -> path.endsWith("." + ending))
        .findFirst()
        .map(ending -> List.of(one("--graph-save", ending, path, path)))
        .orElseGet(() -> both("--graph-save", path));
  }

  private List<SaveTarget> both(String option, String path) {
    return ENDINGS.stream().map(ending -> one(option, ending, path + "." + ending, path)).toList();
  }

  private SaveTarget one(String option, String format, String path, String given) {
    try {
      SaveTarget.path(given, given, ACCEPTED);
      Export export = format.equals("png") ? png() : svg();
      return SaveTarget.at(export, Path.of(path), given, ACCEPTED);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + " " + e.getMessage(), e);
    }
  }

  /** Gives a picture the size that is asked for, wherever it is written to. */
  SaveTarget sized(SaveTarget target) {
    return switch (target.export().format()) {
      case "png" -> new SaveTarget(png(), target.file());
      case "svg" -> new SaveTarget(svg(), target.file());
      default -> target;
    };
  }

  private Export png() {
    int across = width == null ? Accepted.Pixels.DEFAULT : width;
    return height == null ? Export.png(across) : Export.png(across, height);
  }

  private Export svg() {
    int across = width == null ? Accepted.Pixels.DEFAULT : width;
    return height == null ? Export.svg(across) : Export.svg(across, height);
  }

  /**
   * Checks that a size is of something.
   *
   * @throws IllegalArgumentException if it is given and nothing is drawn
   */
  void check(List<SaveTarget> all) {
    boolean drawn = all.stream().anyMatch(one -> ENDINGS.contains(one.export().format()));
    if (!drawn && (width != null || height != null)) {
      throw new IllegalArgumentException(
          "--graph-%s %d: accepted is a size of what is drawn, by --save, --graph-save or --export"
              .formatted(width != null ? "width" : "height", width != null ? width : height));
    }
  }
}
