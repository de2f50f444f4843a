package dev.poolbench.core.fork;

import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.api.launch.Interrupts;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.measure.SeriesEvent;
import dev.poolbench.core.measure.SeriesListener;
import dev.poolbench.core.measure.SeriesRequest;
import dev.poolbench.core.measure.SeriesRunner;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobError;
import dev.poolbench.core.report.Phase;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Is the main class of a fork: does the one thing it is asked for, telling of it as it goes on, and
 * exits, even if the pool left threads behind.
 *
 * <p>When the host goes away, by {@code kill -9} too, its end of the connection closes and the fork
 * halts.
 */
final class ForkMain {
  static final byte PROBE = 'p';
  static final byte SERIES = 's';
  static final byte FIXTURE = 'f';
  static final byte GO_ON = 'g';

  private static final int STUCK = 70;
  private static final int MOST_UNCAUGHT = 20;
  private static final long MOST_MILLIS_TO_END = 5_000;

  private final DataOutputStream out;
  private final Semaphore answers = new Semaphore(0);
  private volatile boolean over;

  private ForkMain(DataOutputStream out) {
    this.out = out;
  }

  /** Connects to the port, with the token, that the line on standard input names. */
  public static void main(String[] args) throws IOException {
    Interrupts.ignore();
    boundUncaught();
    String[] address =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .readLine()
            .split(" ", 2);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address[0]));
    DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    Wire.message(out, new Wire.Hello(address[1]));
    byte what = in.readByte();
    ForkMain fork = new ForkMain(out);
    if (what == FIXTURE) {
      fork.fixture(Wire.message(in, WorkloadSpec.class), in);
    } else if (what == PROBE) {
      ProbeRequest request = Wire.message(in, ProbeRequest.class);
      fork.hear(in, ForkMain::halt);
      fork.probe(request);
    } else {
      SeriesRequest request = Wire.message(in, SeriesRequest.class);
      fork.hear(in, ForkMain::halt);
      fork.series(request);
    }
    fork.over = true;
    socket.close(); // A thread that reads it would hold up the end of the JVM for 300 ms.
    exit();
  }

  private void probe(ProbeRequest request) throws IOException {
    Catalog catalog = Catalog.find();
    Workload workload;
    try {
      workload = open(catalog, request.workload());
    } catch (Throwable e) {
      tell(cannotOpen(e));
      return;
    }
    ProbeAnswer answer =
        Probe.answer(request, catalog, workload, () -> tell(new SeriesEvent.Alive()));
    synchronized (out) {
      Wire.event(out, new SeriesEvent.Done());
      Wire.message(out, answer);
    }
  }

  /** Starts a fixture, and lets it run until the host goes away. */
  private void fixture(WorkloadSpec spec, DataInputStream in) throws IOException {
    FixtureHost fixture = new FixtureHost();
    hear(
        in,
        () -> {
          Thread end = new Thread(fixture::end, "pool-bench-fixture-end");
          end.setDaemon(true);
          end.start();
          try {
            end.join(MOST_MILLIS_TO_END);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exit();
        });
    try {
      FixtureAnswer answer = fixture.start(spec);
      synchronized (out) {
        Wire.event(out, new SeriesEvent.Done());
        Wire.message(out, answer);
      }
    } catch (Throwable e) {
      tell(failed("the fixture of %s could not be started: %s".formatted(spec, e), e));
      return;
    }
    while (true) {
      LockSupport.park();
    }
  }

  private void series(SeriesRequest request) {
    tell(new SeriesEvent.Started(Phase.START, 0));
    try {
      Catalog catalog = Catalog.find();
      Workload workload = open(catalog, request.workload().orElseThrow());
      SeriesRunner.run(
          request,
          catalog.pool(request.pool().id()),
          workload,
          workload,
          new Teller(),
          () -> false,
          ForkMain::halt);
    } catch (Throwable e) {
      tell(cannotOpen(e));
      tell(new SeriesEvent.Done());
    }
  }

  private static Workload open(Catalog catalog, WorkloadSpec spec) throws Exception {
    Workload workload = catalog.workload(spec.id());
    workload.open(Options.of(workload, spec));
    return workload;
  }

  private static SeriesEvent cannotOpen(Throwable error) {
    return failed("the workload or the pool could not be made: " + error, error);
  }

  private static SeriesEvent failed(String message, Throwable error) {
    return new SeriesEvent.Failed(
        new Failure(
            Phase.START, Optional.empty(), message, JobError.of(0, error).stackTrace(), ""));
  }

  /** Tells the host of a series. */
  private final class Teller implements SeriesListener {
    @Override
    public void accept(SeriesEvent event) {
      tell(event);
    }

    @Override
    public void rehearse(SeriesEvent example) {
      Wire.rehearse(example);
    }
  }

  private void tell(SeriesEvent event) {
    synchronized (out) {
      try {
        Wire.event(out, event);
        if (event.isAwaited()) {
          answers.acquireUninterruptibly();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void halt() {
    Runtime.getRuntime().halt(STUCK);
  }

  private void hear(DataInputStream in, Runnable hostIsGone) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (in.read() >= 0) {
                  answers.release();
                }
              } catch (IOException e) {
                // As good as an end: the host is gone.
              }
              if (!over) {
                hostIsGone.run();
              }
            },
            "pool-bench-host");
    thread.setDaemon(true);
    thread.start();
  }

  /** A job that throws is recorded; what a pool lets through to its threads fills no log. */
  private static void boundUncaught() {
    AtomicInteger seen = new AtomicInteger();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> {
          if (seen.getAndIncrement() < MOST_UNCAUGHT) {
            error.printStackTrace();
          }
        });
  }

  /**
   * Runs shutdown hooks, such as a pool's that stops its processes, but waits two seconds at most.
   */
  private static void exit() {
    Thread last =
        new Thread(
            () -> {
              try {
                Thread.sleep(2_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(0);
            },
            "pool-bench-exit");
    last.setDaemon(true);
    last.start();
    System.exit(0);
  }
}
