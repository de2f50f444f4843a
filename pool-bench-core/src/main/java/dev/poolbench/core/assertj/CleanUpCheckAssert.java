package dev.poolbench.core.assertj;

import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.Verdict;
import org.assertj.core.api.AbstractAssert;

/** Asserts on the verdict of one clean-up check. */
@SuppressWarnings("exports") // Whoever asserts has AssertJ.
public final class CleanUpCheckAssert extends AbstractAssert<CleanUpCheckAssert, CleanUpCheck> {

  CleanUpCheckAssert(CleanUpCheck actual) {
    super(actual, CleanUpCheckAssert.class);
  }

  /**
   * Asserts that everything was given back.
   *
   * @return this
   */
  public CleanUpCheckAssert isClean() {
    return is(Verdict.CLEAN);
  }

  /**
   * Asserts that something was not given back.
   *
   * @return this
   */
  public CleanUpCheckAssert isLeaked() {
    return is(Verdict.LEAKED);
  }

  /**
   * Asserts that nothing can be said.
   *
   * @return this
   */
  public CleanUpCheckAssert isNotChecked() {
    return is(Verdict.NOT_CHECKED);
  }

  /**
   * Asserts that something that was found is named so.
   *
   * @param part a part of what names it, such as the name of a thread
   * @return this
   */
  public CleanUpCheckAssert hasEvidence(String part) {
    isNotNull();
    if (actual.evidence().stream().noneMatch(one -> one.what().contains(part))) {
      throw failure(
          "expected evidence that contains '%s', but was: %s", part, Evidences.of(actual));
    }
    return this;
  }

  private CleanUpCheckAssert is(Verdict verdict) {
    isNotNull();
    if (actual.verdict() != verdict) {
      throw failure(
          "expected of %s: %s, but was: %s", actual.kind(), verdict, Evidences.of(actual));
    }
    return this;
  }
}
