package dev.poolbench.examples.pools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the programs as processes of their own, which print to files of a folder. */
record Program(Path folder) {
  ProcessBuilder builder(Class<?> program, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile());
  }

  Process start(Class<?> program, String... args) throws IOException {
    return builder(program, args).start();
  }

  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
