package dev.poolbench.api;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Says how jobs become tasks: the way work is handed over, which can matter more than the pool.
 *
 * @param mode the way
 * @param chunk how many jobs a task has under {@link Mode#CHUNKED}; empty to take as many as {@link
 *     #chunkFor} says
 */
public record Dispatch(Mode mode, OptionalInt chunk) {

  /** Names the ways of handing work over. */
  public enum Mode {
    /** One task a job, by {@link Pool#execute}. */
    EACH,
    /** One task a job by {@link Pool#submit}, and then each future is joined in order. */
    FUTURES,
    /** One task a job, all at once by {@link Pool#executeAll}. */
    BULK,
    /** Several consecutive jobs a task, by {@link Pool#executeChunks} or {@link Pool#execute}. */
    CHUNKED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks that a size of chunk makes sense.
   *
   * @param mode the way
   * @param chunk how many jobs a task has
   * @throws IllegalArgumentException if the size is less than 1, or the mode is not {@link
   *     Mode#CHUNKED}
   */
  public Dispatch {
    Objects.requireNonNull(mode, "mode");
    if (chunk.isPresent() && (mode != Mode.CHUNKED || chunk.getAsInt() < 1)) {
      throw new IllegalArgumentException(
          "dispatch '%s(%s)': only chunked takes a size, of at least 1, as in chunked(100)"
              .formatted(mode, chunk.getAsInt()));
    }
  }

  /**
   * Hands over one task a job by {@link Pool#execute}.
   *
   * @return the dispatch
   */
  public static Dispatch each() {
    return new Dispatch(Mode.EACH, OptionalInt.empty());
  }

  /**
   * Hands over one task a job by {@link Pool#submit} and joins the futures in order.
   *
   * @return the dispatch
   */
  public static Dispatch futures() {
    return new Dispatch(Mode.FUTURES, OptionalInt.empty());
  }

  /**
   * Hands over one task a job by the pool's own bulk call.
   *
   * @return the dispatch
   */
  public static Dispatch bulk() {
    return new Dispatch(Mode.BULK, OptionalInt.empty());
  }

  /**
   * Hands over chunks of as many jobs as Python's {@code Pool.map} takes.
   *
   * @return the dispatch
   */
  public static Dispatch chunked() {
    return new Dispatch(Mode.CHUNKED, OptionalInt.empty());
  }

  /**
   * Hands over chunks of a given number of jobs.
   *
   * @param size the jobs of a task, at least 1; the last task may have fewer
   * @return the dispatch
   * @throws IllegalArgumentException if the size is less than 1
   */
  public static Dispatch chunked(int size) {
    return new Dispatch(Mode.CHUNKED, OptionalInt.of(size));
  }

  /**
   * Reads a dispatch from its textual form.
   *
   * @param text {@code each}, {@code futures}, {@code bulk}, {@code chunked} or {@code
   *     chunked(100)}
   * @return the dispatch
   * @throws IllegalArgumentException if the text is none of these
   */
  public static Dispatch parse(String text) {
    SpecText spec;
    try {
      spec = SpecText.parse("dispatch", text);
    } catch (IllegalArgumentException e) {
      throw notADispatch(text, e);
    }
    for (Mode mode : Mode.values()) {
      if (mode.toString().equals(spec.id())) {
        return new Dispatch(mode, chunkOf(spec, text));
      }
    }
    throw notADispatch(text, null);
  }

  private static OptionalInt chunkOf(SpecText spec, String text) {
    if (spec.options().isEmpty()) {
      return OptionalInt.empty();
    }
    String size = spec.options().get(SpecText.POSITIONAL);
    if (spec.options().size() > 1 || size == null || size.startsWith("+")) {
      throw notADispatch(text, null);
    }
    try {
      return OptionalInt.of(Integer.parseInt(size));
    } catch (NumberFormatException e) {
      throw notADispatch(text, e);
    }
  }

  private static IllegalArgumentException notADispatch(
      String text, @Nullable IllegalArgumentException cause) {
    return new IllegalArgumentException(
        "dispatch '%s': accepted are each, futures, bulk, chunked and chunked(SIZE)"
            .formatted(text),
        cause);
  }

  /**
   * Returns how many jobs a task has.
   *
   * @param jobs how many jobs there are, at least 0
   * @param workers how many workers there are, at least 1
   * @return under {@link Mode#CHUNKED} the given size, or else {@code jobs / (4 * workers)} rounded
   *     up, which is what CPython's {@code multiprocessing.Pool.map} takes, but at least 1; under
   *     the other modes 1
   */
  public int chunkFor(int jobs, int workers) {
    if (mode != Mode.CHUNKED) {
      return 1;
    }
    if (chunk.isPresent()) {
      return chunk.getAsInt();
    }
    long parts = 4L * workers;
    return (int) Math.max(1, (jobs + parts - 1) / parts);
  }

  /**
   * Tells whether handing over includes waiting for the jobs.
   *
   * @return whether the mode is {@link Mode#FUTURES} or {@link Mode#BULK}
   */
  public boolean waits() {
    return mode == Mode.FUTURES || mode == Mode.BULK;
  }

  /** Returns the textual form, as {@link #parse} reads it. */
  @Override
  public String toString() {
    return chunk.isPresent() ? mode + "(" + chunk.getAsInt() + ")" : mode.toString();
  }
}
