package dev.poolbench.examples.pools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Has a server go wrong once the first of two pools is through, as a user would see it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class NetworkFaultTests {
  private static final String SOUND = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  /** What the server does with a connection once it has gone wrong. */
  private enum Fault {
    ANSWERS_500("answered with status 500: accepted is 200 to 299") {
      @Override
      void to(Server server, Socket connection) throws IOException {
        Server.write(connection, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
      }
    },
    CLOSES_IN_THE_BODY("closed or reset the connection before its answer was whole") {
      @Override
      void to(Server server, Socket connection) throws IOException {
        Server.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok");
      }
    },
    RESETS("closed or reset the connection before its answer was whole") {
      @Override
      void to(Server server, Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
      }
    },
    STALLS("longer than the option timeout allows") {
      @Override
      void to(Server server, Socket connection) throws IOException {
        server.awaitClose();
      }
    },
    ENDS("nothing listens there") {
      @Override
      void to(Server server, Socket connection) throws IOException {
        server.close();
      }
    };

    private final String sentence;

    Fault(String sentence) {
      this.sentence = sentence;
    }

    abstract void to(Server server, Socket connection) throws IOException;
  }

  /** Answers every connection, in a thread each, until it is told to go wrong. */
  private static final class Server implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Fault fault;
    private volatile boolean wrong;

    Server(Fault fault) throws IOException {
      this.fault = fault;
      threads.execute(this::accept);
    }

    private void accept() {
      while (!socket.isClosed()) {
        try {
          Socket connection = socket.accept();
          threads.execute(() -> serve(connection));
        } catch (IOException e) {
          closed.countDown();
        }
      }
    }

    private void serve(Socket connection) {
      try (connection) {
        readHead(connection);
        if (wrong) {
          fault.to(this, connection);
        } else {
          write(connection, SOUND);
        }
      } catch (IOException e) {
        wrong = true; // The client has gone: it gave up, or the test is over.
      }
    }

    private static void readHead(Socket connection) throws IOException {
      int blank = 0;
      while (blank < 4) {
        int next = connection.getInputStream().read();
        if (next < 0) {
          return;
        }
        blank = next == '\r' || next == '\n' ? blank + 1 : 0;
      }
    }

    static void write(Socket connection, String text) throws IOException {
      connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      connection.getOutputStream().flush();
    }

    void awaitClose() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    String url() {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
      socket.close();
      closed.countDown();
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void failsTheCellsThatMetItWithASentenceAndKeepsTheOthers(Fault fault) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (Server server = new Server(fault)) {
      PrintWriter watching =
          new PrintWriter(err) {
            @Override
            public void write(String text, int from, int length) {
              super.write(text, from, length);
              server.wrong |= err.toString().contains("[1/2]");
            }
          };
      int status =
          PoolsCommand.run(
              new PrintWriter(out),
              watching,
              new Screen(false, false, StandardCharsets.UTF_8),
              () -> false,
              "-m2",
              "-s2",
              "-r1",
              "-t2",
              "--forks=1",
              "--warm-up-time=0",
              "--iteration-time=0",
              "--in-process",
              "--pools=caller,jdk-fixed",
              "--workload=http(url=\"%s\",retries=1,timeout=500ms)".formatted(server.url()));

      assertThat(status).as(out + "\n" + err).isEqualTo(1);
    }
    assertThat(out.toString().replaceAll("\\s+", " ")).contains("What went wrong", fault.sentence);
    assertThat(figuresAt4Jobs(out.toString())).as(out.toString()).isEqualTo(1);
  }

  /** Counts the pools that have a time in the table of the most jobs. */
  private static long figuresAt4Jobs(String out) {
    String table = out.substring(out.lastIndexOf("At 4 jobs\npool"));
    return table
        .lines()
        .skip(2)
        .takeWhile(line -> !line.isBlank())
        .filter(line -> !line.contains("failed"))
        .count();
  }

  @Test
  void saysOfAUrlThatIsNoneWhatIsAccepted() {
    Testing.Outcome outcome =
        Testing.run(Testing.quick("--in-process", "--workload", "http(url=nowhere)"));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("option url=nowhere", "accepted is an http or https URL");
  }
}
