package dev.poolbench.core.memory;

import dev.poolbench.core.fork.RecordCodec;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Is a JVM that runs {@link SubjectMain}, seen from whoever started it. */
final class Subject implements AutoCloseable {
  static final String[] STEADY = {
    "-Xms128m",
    "-Xmx128m",
    "-XX:+AlwaysPreTouch",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UseDynamicNumberOfCompilerThreads"
  };

  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;

  private Subject(Process process) {
    this.process = process;
    this.to = new PrintWriter(process.getOutputStream(), true);
    this.from = new BufferedReader(new InputStreamReader(process.getInputStream()));
  }

  /** Starts one whose memory and threads do not change by themselves, once it is warm. */
  static Subject steady() throws IOException {
    Subject subject = start(STEADY);
    subject.ask("touch 1");
    subject.ask("blip 1");
    subject.ask("heap 1");
    subject.ask("garbage 1");
    subject.ask("drop");
    return subject;
  }

  static Subject start(String... jvmArgs) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
    command.addAll(List.of(jvmArgs));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SubjectMain.class.getName());
    return new Subject(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  long pid() {
    return process.pid();
  }

  String ask(String command) throws IOException {
    to.println(command);
    String answer = from.readLine();
    if (answer == null) {
      throw new IOException("the subject ended at: " + command);
    }
    return answer;
  }

  CellHeap askForCell() throws IOException {
    return (CellHeap) RecordCodec.read(decoded(ask("end")), CellHeap.class);
  }

  HeapState askForState(String command) throws IOException {
    return (HeapState) RecordCodec.read(decoded(ask(command)), HeapState.class);
  }

  private static DataInputStream decoded(String text) {
    return new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Lets it end by itself, and its children with it, and waits for that. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
