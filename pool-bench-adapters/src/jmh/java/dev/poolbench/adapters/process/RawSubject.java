package dev.poolbench.adapters.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Is the limit: the same frames to the same workers, over pipes or over Unix domain sockets, by
 * threads that do nothing but write requests, two messages under way, and read what comes back.
 */
final class RawSubject implements Subject {
  private static final int REQUESTS = 128;
  private static final int UNDER_WAY = 2;

  private final String name;
  private final List<Link> links = new ArrayList<>();
  private final ExecutorService threads;
  private final int workers;

  private RawSubject(String name, int workers) {
    this.name = name;
    this.workers = workers;
    this.threads = Executors.newFixedThreadPool(workers);
  }

  static RawSubject pipes(int workers) throws Exception {
    RawSubject subject = new RawSubject("raw pipe", workers);
    for (int i = 0; i < workers; i++) {
      Process process = WorkerCommand.of(List.of()).start().process();
      subject.links.add(new Link(process, process.getInputStream(), process.getOutputStream()));
    }
    return subject;
  }

  static RawSubject sockets(int workers) throws Exception {
    RawSubject subject = new RawSubject("raw socket", workers);
    Path folder = Files.createTempDirectory("pool-bench-");
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
    try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      door.bind(address);
      for (int i = 0; i < workers; i++) {
        Process process =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xms8m",
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SocketWorker.class.getName(),
                    address.toString(),
                    Long.toString(ProcessHandle.current().pid()))
                .inheritIO()
                .start();
        SocketChannel channel = door.accept();
        subject.links.add(
            new Link(process, Channels.newInputStream(channel), Channels.newOutputStream(channel)));
      }
    } finally {
      Files.delete(address.getPath());
      Files.delete(folder);
    }
    return subject;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(double[] results, int chunk) throws Exception {
    int size = Subject.chunkFor(results.length, chunk, workers);
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> done = new ArrayList<>();
    for (Link link : links) {
      done.add(
          threads.submit(
              () -> {
                link.run(results, size, next);
                return null;
              }));
    }
    for (Future<?> each : done) {
      each.get();
    }
  }

  @Override
  public void close() {
    links.forEach(link -> link.process.destroyForcibly());
    threads.shutdown();
  }

  private static final class Link implements AnswerReader.Sink {
    private final Process process;
    private final OutputStream out;
    private final AnswerReader in;
    private final byte[] requests = new byte[REQUESTS * Frames.REQUEST_BYTES];
    private final ByteBuffer view = Frames.view(requests);
    private final Deque<int[]> asked = new ArrayDeque<>();
    private boolean answered;
    private double[] all = {};

    Link(Process process, InputStream in, OutputStream out) throws IOException {
      this.process = process;
      this.in = new AnswerReader(in);
      this.out = out;
      await();
      byte[] name = "sqrt".getBytes(StandardCharsets.UTF_8);
      Frames.putRequest(view, 0, Frames.OPEN, name.length, 0);
      out.write(requests, 0, Frames.REQUEST_BYTES);
      out.write(name);
      out.flush();
      await();
    }

    private void await() throws IOException {
      answered = false;
      while (!answered) {
        in.readSome(this);
      }
    }

    void run(double[] results, int size, AtomicInteger next) throws IOException {
      all = results;
      int step = size == 1 ? REQUESTS : size;
      while (true) {
        while (asked.size() < UNDER_WAY && next.get() < results.length) {
          int from = next.getAndAdd(step);
          if (from < results.length) {
            ask(from, Math.min(results.length, from + step), size);
          }
        }
        if (asked.isEmpty()) {
          return;
        }
        in.readSome(this);
      }
    }

    private void ask(int from, int to, int size) throws IOException {
      int length = 0;
      for (int job = from; job < to; job += size) {
        Frames.putRequest(view, length, 0, Math.min(size, to - job), job);
        length += Frames.REQUEST_BYTES;
      }
      asked.add(new int[] {from, to});
      out.write(requests, 0, length);
      out.flush();
    }

    @Override
    public void results(ByteBuffer bytes, int at, int count) {
      int used = 0;
      while (used < count) {
        int[] range = asked.element();
        int some = Math.min(count - used, range[1] - range[0]);
        bytes
            .duplicate()
            .order(bytes.order())
            .position(at + used * Double.BYTES)
            .asDoubleBuffer()
            .get(all, range[0], some);
        used += some;
        range[0] += some;
        if (range[0] == range[1]) {
          asked.remove();
        }
      }
    }

    @Override
    public void text(int kind, String text) throws IOException {
      if (kind != Frames.HELLO && kind != Frames.OPENED) {
        throw new IOException(text);
      }
      answered = true;
    }
  }
}
