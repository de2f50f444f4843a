package dev.poolbench.adapters.process;

import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Is a workload whose job of a given number does what it should not; the others do nothing. */
public final class BadJobs implements Workload {
  static final Option<String> WHAT = Option.text("what", "nothing", "what it does");
  static final Option<Integer> JOB = Option.integer("job", 0, 0, 1_000_000, "which job does it");
  static final Option<String> AT = Option.text("at", "job", "open or job");
  static final Option<String> FILE = Option.text("file", "", "where to tell of it");

  private String what = "";
  private int bad;
  private String file = "";

  /** Makes the workload. */
  public BadJobs() {}

  /** Names the workload with what it does. */
  static String spec(String what, String... more) {
    String options = more.length == 0 ? "" : "," + String.join(",", more);
    return BadJobs.class.getName() + "(what=" + what + options + ")";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(WHAT, JOB, AT, FILE);
  }

  @Override
  public void open(Options options) throws Exception {
    what = options.get(WHAT);
    bad = options.get(JOB);
    file = options.get(FILE);
    if (options.get(AT).equals("open")) {
      misbehave();
    }
  }

  @Override
  public double run(long job) throws Exception {
    if (job == bad) {
      misbehave();
    }
    return job + 0.5;
  }

  private void misbehave() throws Exception {
    switch (what) {
      case "throw" -> throw new IllegalStateException("wanted");
      case "overflow" -> overflow(0);
      case "throw-unspeakable" -> throw new Unspeakable();
      case "halt" -> {
        System.err.println("going to halt");
        Runtime.getRuntime().halt(42);
      }
      case "exhaust" -> exhaust();
      case "crash" -> crash();
      case "hang" -> {
        if (!file.isEmpty()) {
          Files.createFile(Path.of(file));
        }
        new CountDownLatch(1).await();
      }
      case "close-in" -> System.in.close();
      case "print" -> System.out.println("garbage\u0000\u00ff");
      case "write-out" -> {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        out.write(
            "garbage that goes into the midst of the frames\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
      case "cut-short" -> {
        new FileOutputStream(FileDescriptor.out).write(new byte[] {7, 0, 0, (byte) 0xA1, 1, 2, 3});
        Runtime.getRuntime().halt(43);
      }
      case "flood" -> {
        for (int line = 0; line < 100_000; line++) {
          System.err.println("line " + line + " of a flood of them");
        }
      }
      case "interrupt" -> Thread.currentThread().interrupt();
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  /** Is an error that cannot say what it is. */
  private static final class Unspeakable extends Error {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no words");
    }
  }

  private static void exhaust() {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < Integer.MAX_VALUE) {
      all.add(new byte[16 << 20]);
    }
  }

  /** Writes where no memory is, as broken native code does. */
  private static void crash() throws ReflectiveOperationException {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field field = unsafe.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    unsafe.getMethod("putLong", long.class, long.class).invoke(field.get(null), 8L, 1L);
  }
}
