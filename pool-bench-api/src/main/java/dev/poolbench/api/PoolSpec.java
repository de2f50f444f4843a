package dev.poolbench.api;

import java.util.List;
import java.util.Map;

/**
 * Names a pool and the values of its options, as data that can go anywhere.
 *
 * @param id the id of the adapter, or the name of its class
 * @param options the values as text, by the names of the options in the order given; a value
 *     without a name stands under the empty name until the adapter tells which option it is for
 */
public record PoolSpec(String id, Map<String, String> options) {
  static final String WORKERS = "workers";

  /**
   * Checks the names, and copies the options, keeping their order.
   *
   * @param id the id
   * @param options the options
   * @throws IllegalArgumentException if the id or the name of an option is not one that {@link
   *     #parse} would read
   */
  public PoolSpec {
    options = SpecText.checkedCopy("pool", id, options);
  }

  /**
   * Reads a pool from its textual form.
   *
   * @param text such as {@code jdk-fixed}, {@code jdk-fixed(workers=50,queue=array:1024)}, or
   *     {@code com.acme.MyAdapter}
   * @return the pool
   * @throws IllegalArgumentException if the text does not have that form
   */
  public static PoolSpec parse(String text) {
    SpecText spec = SpecText.parse("pool", text);
    return new PoolSpec(spec.id(), spec.options());
  }

  /**
   * Reads a list of pools, separated by commas outside parentheses and quotes.
   *
   * @param text such as {@code caller,jdk-fixed(workers=8)}
   * @return the pools, in the order given
   * @throws IllegalArgumentException if the text does not have that form
   */
  public static List<PoolSpec> parseList(String text) {
    return SpecText.splitList("pools", text).stream().map(PoolSpec::parse).toList();
  }

  /**
   * Tells whether this names a pool that was resolved, with as many options as tell it from others.
   *
   * @param resolved the pool as {@link PoolOptions#spec} returns it and reports have it
   * @param workers how many workers it has
   * @return whether it has the same id and every option that is given here; {@code workers} is
   *     compared with the number, and a value without a name with those of all options
   */
  public boolean names(PoolSpec resolved, int workers) {
    return id.equals(resolved.id)
        && options.entrySet().stream()
            .allMatch(
                given ->
                    switch (given.getKey()) {
                      case WORKERS -> given.getValue().equals(Integer.toString(workers));
                      case SpecText.POSITIONAL -> resolved.options.containsValue(given.getValue());
                      default -> given.getValue().equals(resolved.options.get(given.getKey()));
                    });
  }

  /** Returns the textual form, as {@link #parse} reads it. */
  @Override
  public String toString() {
    return SpecText.print(id, options);
  }
}
