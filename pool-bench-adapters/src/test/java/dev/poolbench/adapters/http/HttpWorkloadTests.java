package dev.poolbench.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HttpWorkloadTests {

  private static Workload open(String text) throws Exception {
    Workload workload = new HttpWorkload();
    workload.open(Options.of(workload, WorkloadSpec.parse(text)));
    return workload;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connection=fresh",
        "connection=pooled",
        "size=0",
        "size=100kb",
        "delay=3ms",
        "delay=lognormal(1ms,0.5)"
      })
  void getsTheAnswerOfTheRunsOwnServer(String option) throws Exception {
    try (JobServer server = JobServer.start(0);
        Workload http = open("http(port=%d,%s)".formatted(server.port(), option))) {
      for (long job : new long[] {0, 1, 25, 26, 1_000_003}) {
        assertThat(http.run(job)).isEqualTo(http.expected(job)).isEqualTo(job);
      }
    }
  }

  /** Is a server that does one thing with every connection, and counts them. */
  private static final class Faulty implements AutoCloseable {
    interface Answer {
      void to(Socket connection, int number) throws IOException;
    }

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();

    Faulty(Answer answer) throws IOException {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread thread =
          new Thread(
              () -> {
                while (true) {
                  try (Socket connection = server.accept()) {
                    readHead(connection);
                    answer.to(connection, connections.incrementAndGet());
                  } catch (IOException e) {
                    if (server.isClosed()) {
                      return;
                    }
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    private static void readHead(Socket connection) throws IOException {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
    }

    static void write(Socket connection, String text) throws IOException {
      connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      connection.getOutputStream().flush();
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 500 Oops\\r\\nContent-Length: 0\\r\\n\\r\\n | status 500 | 1",
        "HTTP/1.1 302 No\\r\\nLocation: /x\\r\\nContent-Length: 0\\r\\n\\r\\n | status 302 | 1",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabc | 3 bytes that are not the 128 | 1",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 128\\r\\n\\r\\nabc | in 3 attempts | 3",
        "HTTP/1.1 200 OK\\r\\nContent-Le | in 3 attempts | 3",
        "nonsense\\r\\n\\r\\n | in 3 attempts | 3",
      })
  void failsAJobWhoseAnswerIsNotWholeOrNotRight(String answer, String error, int connections)
      throws Exception {
    String raw = answer.replace("\\r", "\r").replace("\\n", "\n");
    try (Faulty server = new Faulty((connection, number) -> Faulty.write(connection, raw));
        Workload http = open("http(port=%d,retries=2)".formatted(server.port()))) {
      assertThatThrownBy(() -> http.run(7))
          .isInstanceOf(HttpJobException.class)
          .hasMessageContaining("127.0.0.1:" + server.port())
          .hasMessageContaining(error);
      assertThat(server.connections).hasValue(connections);
    }
  }

  @Test
  void failsAJobWhoseConnectionIsReset() throws Exception {
    try (Faulty server =
            new Faulty(
                (connection, number) -> {
                  connection.setSoLinger(true, 0);
                });
        Workload http = open("http(port=%d,retries=1)".formatted(server.port()))) {
      assertThatThrownBy(() -> http.run(7))
          .hasMessageContaining("in 2 attempts")
          .hasMessageContaining("the server closed or reset the connection");
    }
  }

  @Test
  void failsAJobThatTheServerKeepsWaiting() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Faulty server =
            new Faulty(
                (connection, number) -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
        Workload http = open("http(port=%d,retries=0,timeout=200ms)".formatted(server.port()))) {
      assertThatThrownBy(() -> http.run(7))
          .hasMessageContaining("in 1 attempt:")
          .hasMessageContaining("option timeout allows");
    } finally {
      never.countDown();
    }
  }

  @Test
  void triesAgainAfterAConnectionThatFailed() throws Exception {
    String good =
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
            + new String(Body.of(7, 2), StandardCharsets.US_ASCII);
    try (Faulty server =
            new Faulty(
                (connection, number) -> {
                  if (number == 3) {
                    Faulty.write(connection, good);
                  }
                });
        Workload http = open("http(port=%d,size=2b)".formatted(server.port()))) {
      assertThat(http.run(7)).isEqualTo(7);
      assertThat(server.connections).hasValue(3);
    }
  }

  @Test
  void saysWhatToDoWhereNothingListens() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (Workload own = open("http(port=%d)".formatted(free));
        Workload other = open("http(url=\"http://127.0.0.1:%d/\")".formatted(free))) {
      assertThatThrownBy(() -> own.run(0))
          .hasMessageContaining("in 4 attempts")
          .hasMessageContaining("the server of this run has ended");
      assertThatThrownBy(() -> other.run(0)).hasMessageContaining("nothing listens there");
    }
  }

  @Test
  void namesTheErrorWhenThePortsRunOut() {
    IOException cause = new SocketException("Cannot assign requested address");

    assertThat(HttpJobException.explaining("http://127.0.0.1:1/", 4, true, cause))
        .hasMessageContaining("no port left")
        .hasMessageContaining("connection=pooled")
        .hasMessageContaining("ip_local_port_range")
        .hasCause(cause);
  }

  @Test
  void asksAnotherServerByItsUrl() throws Exception {
    try (Faulty server =
            new Faulty(
                (connection, number) ->
                    Faulty.write(connection, "HTTP/1.1 204 None\r\nContent-Length: 0\r\n\r\n"));
        Workload http = open("http(url=\"http://127.0.0.1:%d/a?b=c\")".formatted(server.port()))) {
      assertThat(http.run(3)).isEqualTo(3);
      assertThat(
              http.fixture(
                  Options.of(http, WorkloadSpec.parse("http(url=\"http://127.0.0.1:1/\")"))))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url=nowhere",
        "delay=5",
        "delay=fast",
        "delay=lognormal(1ms,9)",
        "size=1gb",
        "connection=new",
        "retries=-1",
        "timeout=3"
      })
  void refusesAnOptionThatIsNotAccepted(String option) {
    assertThatThrownBy(() -> open("http(%s)".formatted(option)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http: option " + option)
        .hasMessageContaining("accepted is");
  }

  @Test
  void saysThatThereIsNoServer() {
    assertThatThrownBy(() -> open("http"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no server to ask");
  }

  @Test
  void keepsHundredsWaitingAtOnceWithoutAThreadEach() throws Exception {
    int jobs = 300;
    ExecutorService clients =
        Executors.newFixedThreadPool(jobs, task -> new Thread(task, "client"));
    try (JobServer server = JobServer.start(0);
        Workload http =
            open("http(port=%d,delay=500ms,connection=pooled)".formatted(server.port()))) {
      long before = threads(name -> !name.equals("client"));
      long beforeServing = threads(HttpWorkloadTests::serves);
      List<Future<Double>> answers = new ArrayList<>();
      for (int job = 0; job < jobs; job++) {
        long own = job;
        answers.add(clients.submit(() -> http.run(own)));
      }
      long most = 0;
      long serving = 0;
      while (!answers.stream().allMatch(Future::isDone)) {
        most = Math.max(most, threads(name -> !name.equals("client")));
        serving = Math.max(serving, threads(HttpWorkloadTests::serves));
      }

      for (int job = 0; job < jobs; job++) {
        assertThat(answers.get(job).get()).isEqualTo(job);
      }
      assertThat(serving).as("threads of the server").isPositive();
      assertThat(serving - beforeServing).isLessThan(Runtime.getRuntime().availableProcessors());
      assertThat(most - before).as("with those by which the client connects").isLessThan(jobs / 4);
    } finally {
      clients.shutdown();
    }
  }

  private static long threads(Predicate<String> which) {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(which).count();
  }

  private static boolean serves(String name) {
    return name.contains("EventLoopGroup");
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    try (JobServer first = JobServer.start(0)) {
      assertThatThrownBy(() -> JobServer.start(first.port()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + first.port());
    }
  }
}
