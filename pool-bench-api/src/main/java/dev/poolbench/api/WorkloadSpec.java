package dev.poolbench.api;

import java.util.Map;

/**
 * Names a workload and the values of its options, as data: what a fork or a worker process rebuilds
 * the workload from.
 *
 * @param id the id of the workload, or the name of its class
 * @param options the values as text, by the names of the options in the order given; a value
 *     without a name stands under the empty name until the workload tells which option it is for
 */
public record WorkloadSpec(String id, Map<String, String> options) {

  /**
   * Checks the names, and copies the options, keeping their order.
   *
   * @param id the id
   * @param options the options
   * @throws IllegalArgumentException if the id or the name of an option is not one that {@link
   *     #parse} would read
   */
  public WorkloadSpec {
    options = SpecText.checkedCopy("workload", id, options);
  }

  /**
   * Reads a workload from its textual form.
   *
   * @param text such as {@code sqrt}, {@code sleep(5ms)}, or {@code com.acme.MyWorkload(size=3)}
   * @return the workload
   * @throws IllegalArgumentException if the text does not have that form
   */
  public static WorkloadSpec parse(String text) {
    SpecText spec = SpecText.parse("workload", text);
    return new WorkloadSpec(spec.id(), spec.options());
  }

  /** Returns the textual form, as {@link #parse} reads it. */
  @Override
  public String toString() {
    return SpecText.print(id, options);
  }
}
