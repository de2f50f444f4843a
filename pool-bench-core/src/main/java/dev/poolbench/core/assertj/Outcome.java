package dev.poolbench.core.assertj;

import org.assertj.core.api.AbstractAssert;
import org.opentest4j.TestAbortedException;

/**
 * Ends an assertion that does not hold, or of which nothing can be said.
 *
 * @param <S> the assertion
 * @param <A> what it asserts on
 */
@SuppressWarnings("exports") // Whoever asserts has AssertJ.
abstract class Outcome<S extends Outcome<S, A>, A> extends AbstractAssert<S, A> {
  private Undecided undecided;

  Outcome(A actual, Class<?> selfType, Undecided undecided) {
    super(actual, selfType);
    this.undecided = undecided;
  }

  /**
   * Sets what becomes of the test when nothing can be said.
   *
   * @param what {@link Undecided#ABORTS} unless set
   * @return this
   */
  public S whenUndecided(Undecided what) {
    undecided = what;
    return myself;
  }

  Undecided undecided() {
    return undecided;
  }

  /** Fails with a message that is no pattern. */
  AssertionError fails(String message) {
    return failure("%s", message);
  }

  /** Does what is to be done when nothing can be said. */
  void undecided(String message) {
    switch (undecided) {
      case PASSES -> {
        return;
      }
      case FAILS -> throw fails(message);
      case ABORTS -> throw aborted(message);
    }
  }

  private RuntimeException aborted(String message) {
    try {
      return new TestAbortedException(info.descriptionText() + message);
    } catch (NoClassDefFoundError e) {
      throw fails(
          message
              + System.lineSeparator()
              + "(the test would be aborted, rather than fail, with opentest4j, which comes with JUnit 5)");
    }
  }
}
