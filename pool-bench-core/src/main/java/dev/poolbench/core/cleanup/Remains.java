package dev.poolbench.core.cleanup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks for things of one kind that were not there when this was made. */
interface Remains {

  CheckKind kind();

  /** Says why they cannot be looked for, if so. */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /** Looks; cheap enough to be done many times a second. */
  Found look();

  /**
   * One thing.
   *
   * @param key tells it from others of its kind
   * @param subject what an allowance is compared with
   * @param what describes it in a line
   * @param detail gives more, while it is still there
   */
  record Remnant(Object key, String subject, String what, Supplier<String> detail) {}

  /**
   * What was found.
   *
   * @param remnants what should not be there
   * @param ignored what may
   */
  record Found(List<Remnant> remnants, List<Evidence> ignored) {

    static Found nothing() {
      return new Found(new ArrayList<>(), new ArrayList<>());
    }

    void add(Remnant remnant, Optional<String> reasonToIgnore) {
      if (reasonToIgnore.isPresent()) {
        ignored.add(new Evidence(remnant.what(), reasonToIgnore.get()));
      } else {
        remnants.add(remnant);
      }
    }
  }
}
