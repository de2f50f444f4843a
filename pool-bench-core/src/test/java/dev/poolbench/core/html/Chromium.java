package dev.poolbench.core.html;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Is a headless Chromium, driven by its DevTools protocol over a pipe. It ends with the pipe, and
 * so with this JVM, however that ends.
 */
final class Chromium implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--hide-scrollbars",
          "--remote-debugging-pipe");

  private final Process process;
  private final OutputStream out;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final Map<String, Tab> tabs = new ConcurrentHashMap<>();

  private Chromium(Process process) {
    this.process = process;
    this.out = process.getOutputStream();
    Thread reader = new Thread(this::read, "chromium");
    reader.setDaemon(true);
    reader.start();
  }

  static Optional<Path> find() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it with a profile of its own. */
  static Chromium start(Path program, Path profile) throws IOException {
    List<String> command = new ArrayList<>();
    // The protocol is spoken on the file descriptors 3 and 4, which Java cannot give to a process.
    command.addAll(
        List.of("/bin/sh", "-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null", "chromium"));
    command.add(program.toString());
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + profile);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TMPDIR", profile.toString()); // Else it leaves folders there.
    return new Chromium(builder.start());
  }

  private void read() {
    try (InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == 0) {
          accept(JSON.readTree(message.toString(StandardCharsets.UTF_8)));
          message.reset();
        } else {
          message.write(next);
        }
      }
    } catch (IOException e) {
      // It has ended, which those who wait are told below.
    }
    asked.values().forEach(one -> one.completeExceptionally(new IOException("chromium has ended")));
  }

  private void accept(JsonNode message) {
    CompletableFuture<JsonNode> waiting =
        message.has("id") ? asked.remove(message.path("id").asInt()) : null;
    if (waiting != null && message.has("error")) {
      waiting.completeExceptionally(new IOException(message.path("error").toString()));
    } else if (waiting != null) {
      waiting.complete(message.path("result"));
    } else {
      Optional.ofNullable(tabs.get(message.path("sessionId").asString("")))
          .ifPresent(tab -> tab.accept(message.path("method").asString(), message.path("params")));
    }
  }

  private JsonNode ask(String session, String method, Map<String, Object> parameters) {
    int id = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    Map<String, Object> message =
        session.isEmpty()
            ? Map.of("id", id, "method", method, "params", parameters)
            : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
    try {
      synchronized (out) {
        out.write(JSON.writeValueAsBytes(message));
        out.write(0);
        out.flush();
      }
      return answer.get(60, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(method, e);
    } catch (Exception e) {
      throw new IllegalStateException(method + ": " + e, e);
    }
  }

  /** Opens a file as whoever double-clicks it does, in a window of that width. */
  Tab open(Path file, int width, boolean dark) {
    String target =
        ask("", "Target.createTarget", Map.of("url", "about:blank")).path("targetId").asString();
    String session =
        ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asString();
    Tab tab = new Tab(target, session);
    tabs.put(session, tab);
    List.of("Page", "Runtime", "Log", "Network").forEach(one -> tab.ask(one + ".enable", Map.of()));
    tab.ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
    tab.ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    tab.ask("Page.navigate", Map.of("url", file.toUri().toString()));
    tab.loaded.orTimeout(60, TimeUnit.SECONDS).join();
    return tab;
  }

  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : all) {
      one.onExit().orTimeout(30, TimeUnit.SECONDS).exceptionally(e -> one).join();
    }
  }

  /** Is a page that is open, with what it complained of and asked for. */
  final class Tab implements AutoCloseable {
    private final String target;
    private final String session;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Tab(String target, String session) {
      this.target = target;
      this.session = session;
    }

    private void accept(String event, JsonNode parameters) {
      switch (event) {
        case "Page.loadEventFired" -> loaded.complete(null);
        case "Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening" ->
            complaints.add(parameters.toString());
        case "Runtime.consoleAPICalled" -> complaints.add(parameters.path("args").toString());
        case "Network.requestWillBeSent" ->
            requests.add(parameters.path("request").path("url").asString());
        default -> {
          // Nothing that a test asks about.
        }
      }
    }

    JsonNode ask(String method, Map<String, Object> parameters) {
      return Chromium.this.ask(session, method, parameters);
    }

    /** Returns errors, warnings and dialogs. */
    List<String> complaints() {
      return complaints;
    }

    List<String> requests() {
      return requests;
    }

    /** Evaluates an expression in the page, and awaits it if it is a promise. */
    JsonNode eval(String expression) {
      JsonNode answer =
          ask(
              "Runtime.evaluate",
              Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
      if (answer.has("exceptionDetails")) {
        throw new IllegalStateException(expression + ": " + answer.path("exceptionDetails"));
      }
      return answer.path("result").path("value");
    }

    String text(String selector) {
      return eval("document.querySelector('" + selector + "').innerText").asString();
    }

    void moveMouse(double x, double y) {
      ask("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    /** Presses and releases a key, with the text that Enter and the space bar have. */
    void press(String key, String name, int code) {
      String text = name.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
      for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
        ask(
            "Input.dispatchKeyEvent",
            Map.of(
                "type",
                type,
                "key",
                key,
                "code",
                name,
                "text",
                type.equals("keyUp") ? "" : text,
                "windowsVirtualKeyCode",
                code));
      }
    }

    /** Waits until an expression is true. */
    void await(String expression) {
      eval(
          """
          new Promise((done, fail) => {
            let left = 600;
            const look = () => %s ? done(true)
              : left-- > 0 ? setTimeout(look, 50) : fail(new Error('never true'));
            look();
          })
          """
              .formatted("(" + expression + ")"));
    }

    @Override
    public void close() {
      tabs.remove(session);
      Chromium.this.ask("", "Target.closeTarget", Map.of("targetId", target));
    }
  }
}
