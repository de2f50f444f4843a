package dev.poolbench.core.fork;

import dev.poolbench.api.launch.ChildEnvironment;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.measure.SeriesEvent;
import dev.poolbench.core.measure.SeriesListener;
import dev.poolbench.core.measure.SeriesRequest;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.ProcessMonitor;
import dev.poolbench.core.report.Phase;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Is a fork, as its host sees it: started, asked one thing, and stopped with all its children.
 *
 * <p>The fork proves by a token, which it is told on its standard input, that it is the one that
 * was started. One thread asks; {@link #stop} may be called from any.
 */
public final class ForkProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ForkProcess.class);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration START = Duration.ofSeconds(60);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Jdk jdk;
  private final Process process;
  private final ForkLog log;
  private final ServerSocket door;
  private final String token;
  private final long started = System.nanoTime();
  private long connected;
  private volatile boolean stopped;

  private ForkProcess(Jdk jdk, Process process, ForkLog log, ServerSocket door, String token) {
    this.jdk = jdk;
    this.process = process;
    this.log = log;
    this.door = door;
    this.token = token;
  }

  /**
   * Starts a fork.
   *
   * @param folder where its argument file and its log are kept
   * @param name of the fork, for its files
   * @param jdk what runs it
   * @param jvmArgs the arguments of its JVM
   * @return the fork, to be closed
   * @throws IOException if it cannot be started
   */
  public static ForkProcess start(Path folder, String name, Jdk jdk, List<String> jvmArgs)
      throws IOException {
    List<String> command = ForkCommand.write(folder.resolve(name + ".args"), jdk, jvmArgs);
    ForkLog log = new ForkLog(folder.resolve(name + ".log"));
    byte[] secret = new byte[16];
    RANDOM.nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.file().toFile());
      ChildEnvironment.prepare(builder.environment());
      Process process = builder.start();
      var unused = process.onExit().thenRun(() -> close(door));
      LOG.debug("fork {}: process {} on {}", name, process.pid(), jdk);
      ForkProcess fork = new ForkProcess(jdk, process, log, door, token);
      fork.sendAddress();
      return fork;
    } catch (IOException | RuntimeException e) {
      close(door);
      throw e;
    }
  }

  Process process() {
    return process;
  }

  private void sendAddress() {
    try (OutputStream in = process.getOutputStream()) {
      in.write((door.getLocalPort() + " " + token + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("the fork ended before it read its address", e);
    }
  }

  /**
   * Asks for a series; returns when it is over, has failed, or was stopped.
   *
   * @param request what to measure
   * @param listener is told of all events, and of the failure if the fork ends before its time
   * @param fixtureTime reads the processor time that the fixture has used until then
   */
  public void series(SeriesRequest request, SeriesListener listener, Supplier<Figure> fixtureTime) {
    Duration silence = request.timeout().plus(SILENCE);
    Position position = new Position(listener, log, fixtureTime);
    try (Socket socket = accept();
        ProcessMonitor monitor = ProcessMonitor.open(process.pid())) {
      socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, silence.toMillis()));
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      out.writeByte(ForkMain.SERIES);
      Wire.message(out, request);
      try {
        follow(in, out, position, listener, monitor);
      } catch (SocketTimeoutException e) {
        // While the connection stands, for a fork that has lost its host ends.
        position.fail(
            "the fork said nothing for %d s".formatted(silence.toSeconds()), threadDump());
        return;
      }
      awaitEnd();
    } catch (IOException e) {
      String end = end(e);
      // Ctrl-C ends the fork as it does its host, which may hear of that before it is stopped.
      if (!stopped && !position.hasFailed()) {
        position.fail(end, "");
      }
    }
  }

  private void follow(
      DataInputStream in,
      DataOutputStream out,
      Position position,
      SeriesListener listener,
      ProcessMonitor monitor)
      throws IOException {
    SeriesEvent event;
    do {
      event = Wire.event(in);
      if (event instanceof SeriesEvent.Started begun && begun.phase() == Phase.START) {
        listener.accept(new SeriesEvent.Finished(Phase.START, connected - started));
      }
      position.accept(event);
      if (event.isAwaited()) {
        position.observe(event, monitor);
        out.writeByte(ForkMain.GO_ON);
        out.flush();
      }
    } while (!(event instanceof SeriesEvent.Done));
  }

  /**
   * Asks a probe.
   *
   * @param request what is asked
   * @param timeout how long a job may take
   * @return the answer
   * @throws ForkException if the fork cannot be started, or the workload cannot be opened
   */
  public ProbeAnswer probe(ProbeRequest request, Duration timeout) throws ForkException {
    Duration silence = timeout.plus(SILENCE);
    try (Socket socket = accept()) {
      ProbeAnswer answer = answer(socket, silence, request);
      awaitEnd();
      return answer;
    } catch (IOException e) {
      throw new ForkException(
          "%s: %s before anything was measured%n%s".formatted(jdk, end(e), log.tail()), e);
    }
  }

  private ProbeAnswer answer(Socket socket, Duration silence, ProbeRequest request)
      throws IOException, ForkException {
    try {
      return ask(socket, silence, ForkMain.PROBE, request, ProbeAnswer.class);
    } catch (SocketTimeoutException e) {
      // While the connection stands, for a fork that has lost its host ends.
      throw new ForkException(
          "%s: the plain loop over the jobs made no progress for %d s%n%s"
              .formatted(jdk, silence.toSeconds(), threadDump()),
          e);
    }
  }

  /** Asks for one answer; fails, in the words of the fork, if that says it has none. */
  <T extends Record> T ask(
      Socket socket, Duration silence, byte what, Record question, Class<T> answer)
      throws IOException, ForkException {
    socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, silence.toMillis()));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out.writeByte(what);
    Wire.message(out, question);
    SeriesEvent event;
    do {
      event = Wire.event(in);
      if (event instanceof SeriesEvent.Failed failed) {
        throw new ForkException(
            "%s: %s%n%s".formatted(jdk, failed.failure().message(), failed.failure().detail()));
      }
    } while (!(event instanceof SeriesEvent.Done));
    return Wire.message(in, answer);
  }

  /** Stops the fork and its children at once; does nothing if it has ended. */
  public void stop() {
    stopped = true;
    close();
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    close(door);
  }

  Socket accept() throws IOException {
    door.setSoTimeout((int) START.toMillis());
    while (true) {
      Socket socket = doorOpened();
      socket.setSoTimeout((int) START.toMillis());
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      if (Wire.message(in, Wire.Hello.class).token().equals(token)) {
        connected = System.nanoTime();
        close(door);
        return socket;
      }
      socket.close();
    }
  }

  private Socket doorOpened() throws IOException {
    try {
      return door.accept();
    } catch (SocketTimeoutException e) {
      throw new IOException("it did not connect within %d s".formatted(START.toSeconds()), e);
    }
  }

  /** Waits until the fork has ended, and then ends what children it left. */
  private void awaitEnd() throws InterruptedIOException {
    List<ProcessHandle> children = process.descendants().toList();
    waitFor(SILENCE);
    children.forEach(ProcessHandle::destroyForcibly);
  }

  String end(IOException broken) {
    try {
      if (waitFor(SILENCE)) {
        return ForkEnd.describe(process.exitValue(), log.tail());
      }
    } catch (InterruptedIOException e) {
      return "waiting for the fork was interrupted";
    }
    return "the connection to the fork broke: " + broken;
  }

  boolean waitFor(Duration time) throws InterruptedIOException {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  String threadDump() {
    return JcmdDump.of(jdk, process.pid());
  }

  private static void close(ServerSocket door) {
    try {
      door.close();
    } catch (IOException e) {
      LOG.debug("closing the door of a fork", e);
    }
  }
}
