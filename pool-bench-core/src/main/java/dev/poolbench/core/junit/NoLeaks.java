package dev.poolbench.core.junit;

import dev.poolbench.core.cleanup.CheckKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Fails a JUnit 5 test that leaves behind what it took: threads, processes, open files and sockets.
 *
 * <pre>{@code
 * @NoLeaks
 * class MyClientTests { ... }
 * }</pre>
 *
 * <p>On a class it holds for each of its tests, on a method for that one; the nearer of two
 * decides. What there is is looked at before the first {@code @BeforeEach} and after the last
 * {@code @AfterEach} of a test, so what these open has to be closed as well, and what
 * {@code @BeforeAll} opens is there before. After a test it is waited for what is on its way out,
 * but no longer than needed; what the JDK and JUnit keep by themselves does not count. What is left
 * behind is named in the failure and, with all stacks, in a report entry of the test.
 *
 * <p>Threads, processes and files belong to the whole JVM, so a test that is checked runs while no
 * other does: where JUnit runs tests in parallel, this takes its lock on everything.
 *
 * <p>Open files and sockets are known on Linux only; elsewhere they are not checked, and a test
 * that leaves some behind passes.
 *
 * <p>Needs {@code junit-jupiter-api} 5.14, which whoever uses this brings.
 */
@SuppressWarnings("exports") // Whoever tests has JUnit.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ResourceLock(Resources.GLOBAL)
@ExtendWith(NoLeaksExtension.class)
public @interface NoLeaks {

  /**
   * Returns what is checked. The heap is not, unless it is asked for: that takes collections, some
   * 0.1 s a test and more with a large heap. Nor are virtual threads, of which the JDK tells by a
   * dump into a file only, which takes as long as all else together and many times that on a busy
   * machine.
   *
   * @return the checks; {@link CheckKind#CLOSE_TIME} is none for a test
   */
  CheckKind[] checks() default {CheckKind.THREADS, CheckKind.PROCESSES, CheckKind.FILES};

  /**
   * Returns how long it is waited for what is on its way out.
   *
   * @return milliseconds, 0 or more
   */
  long graceMillis() default 2_000;

  /**
   * Returns what may be left behind.
   *
   * @return each with its reason
   */
  Allowed[] allowed() default {};

  /** Names what may be left behind, and why. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({})
  @interface Allowed {

    /**
     * Returns the check that it holds for.
     *
     * @return the check
     */
    CheckKind check() default CheckKind.THREADS;

    /**
     * Returns what is allowed.
     *
     * @return a regular expression, as {@link dev.poolbench.core.cleanup.Allowance#pattern} has it
     */
    String pattern();

    /**
     * Returns why it is allowed.
     *
     * @return words for whoever reads the test
     */
    String reason();
  }
}
