package dev.poolbench.adapters.http;

import dev.poolbench.api.Fixture;
import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server over HTTP, and checks what it answers: {@code http(delay=10ms)}. A run starts the
 * server by itself, in a JVM of its own, unless a URL is given.
 *
 * <p>With OkHttp. A job with a wrong status or body fails at once; one whose connection was lost,
 * whose body was cut short or that timed out is tried again first, as {@code retries} says.
 */
public final class HttpWorkload implements Workload {
  private static final int MOST_IDLE = 100_000;

  /** Says whether jobs share connections. */
  enum Connection {
    FRESH,
    POOLED
  }

  private static final Option<String> URL =
      Option.of(
          "url",
          "",
          "an http or https URL, or nothing for the server that a run starts",
          "what is asked; of another server only the status is checked, and that the body is whole",
          HttpWorkload::checkedUrl);
  private static final Option<Delay> DELAY =
      Option.of(
          "delay",
          "0",
          Delay.ACCEPTED,
          "how long the run's own server waits before it answers",
          Delay::parse);
  private static final Option<Integer> SIZE =
      Option.of(
          "size",
          "128b",
          Body.SIZES,
          "how large a body the run's own server answers with",
          Body::size);
  private static final Option<Connection> CONNECTION =
      Option.choice(
          "connection",
          Connection.FRESH,
          "whether each job makes a connection of its own, or all share a pool of them");
  private static final Option<Integer> RETRIES =
      Option.integer(
          "retries", 3, 0, 100, "how often a job is tried again after its connection failed");
  private static final Option<Duration> TIMEOUT =
      Option.duration("timeout", "10s", "how long connecting, and each read, may take; 0 for ever");
  private static final Option<Integer> PORT =
      Option.integer(
          "port",
          0,
          0,
          65_535,
          "where the run's own server is; set by the run, or of ./pools serve");

  private @Nullable OkHttpClient client;
  private @Nullable HttpUrl url;
  private boolean own;
  private boolean fresh;
  private int size;
  private int attempts;

  /** Makes the workload. */
  public HttpWorkload() {}

  @Override
  public String id() {
    return "http";
  }

  @Override
  public String describe() {
    return "asks a server over HTTP with OkHttp, and checks the answer";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(URL, DELAY, SIZE, CONNECTION, RETRIES, TIMEOUT, PORT);
  }

  private static String checkedUrl(String text) {
    if (!text.isEmpty()) {
      HttpUrl unused = HttpUrl.get(text);
    }
    return text;
  }

  @Override
  public Optional<Fixture> fixture(Options options) {
    return options.get(URL).isEmpty() && options.get(PORT) == 0
        ? Optional.of(
            new ServerFixture(
                PORT.name(), options.get(SIZE), options.get(CONNECTION) == Connection.FRESH))
        : Optional.empty();
  }

  @Override
  public void open(Options options) {
    own = options.get(URL).isEmpty();
    size = options.get(SIZE);
    fresh = options.get(CONNECTION) == Connection.FRESH;
    attempts = options.get(RETRIES) + 1;
    url = own ? ownUrl(options) : HttpUrl.get(options.get(URL));
    Duration timeout = options.get(TIMEOUT);
    client =
        new OkHttpClient.Builder()
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectionPool(new ConnectionPool(fresh ? 0 : MOST_IDLE, 1, TimeUnit.MINUTES))
            .build();
  }

  private static HttpUrl ownUrl(Options options) {
    if (options.get(PORT) == 0) {
      throw new IllegalArgumentException(
          "http: there is no server to ask, for a run starts one only for a workload that is"
              + " named; accepted is a url, or the port of a server that was started by hand");
    }
    return HttpUrl.get("http://127.0.0.1:%d/".formatted(options.get(PORT)))
        .newBuilder()
        .addQueryParameter("size", options.get(SIZE) + "b")
        .addQueryParameter("delay", options.get(DELAY).text())
        .build();
  }

  @Override
  public double run(long job) throws IOException {
    if (url == null || client == null) {
      throw new IllegalStateException("http: the workload is not open");
    }
    HttpUrl asked =
        own ? url.newBuilder().addQueryParameter("job", Long.toString(job)).build() : url;
    Request.Builder request = new Request.Builder().url(asked);
    if (fresh) {
      request.header("Connection", "close");
    }
    return ask(client, request.build(), job);
  }

  private double ask(OkHttpClient client, Request request, long job) throws IOException {
    IOException last = new IOException("not asked");
    for (int attempt = 0; attempt < attempts; attempt++) {
      try (Response response = client.newCall(request).execute()) {
        byte[] body = response.body().bytes();
        check(request, response.code(), body, job);
        return job;
      } catch (HttpJobException e) {
        throw e;
      } catch (IOException e) {
        last = e;
      }
    }
    throw HttpJobException.explaining(request.url().toString(), attempts, own, last);
  }

  private void check(Request request, int status, byte[] body, long job) throws IOException {
    if (status < 200 || status > 299) {
      throw new HttpJobException(
          "%s answered with status %d: accepted is 200 to 299".formatted(request.url(), status));
    }
    if (own && !Body.is(body, job, size)) {
      throw new HttpJobException(
          "%s answered with %d bytes that are not the %d expected"
              .formatted(request.url(), body.length, size));
    }
  }

  @Override
  public double expected(long job) {
    return job;
  }

  @Override
  public Map<String, String> keptThreads() {
    return Map.of("OkHttp .*|Okio Watchdog", "OkHttp keeps it for a minute, whatever pool asks");
  }

  @Override
  public void close() {
    if (client != null) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
