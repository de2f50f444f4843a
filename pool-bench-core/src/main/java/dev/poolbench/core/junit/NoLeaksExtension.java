package dev.poolbench.core.junit;

import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpBaseline;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.cleanup.CloseTime;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.AssertionFailedError;

/**
 * Makes the checks of {@link NoLeaks}, by which it is registered.
 *
 * <p>Throws an {@code ExtensionConfigurationException} if it is registered without {@link NoLeaks},
 * or if another test that is checked runs in this JVM at the same time.
 */
@SuppressWarnings("exports") // Whoever tests has JUnit.
public final class NoLeaksExtension implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(NoLeaksExtension.class);
  private static final String BASELINE = "baseline";
  private static final String NONE = "";
  private static final AtomicReference<String> CHECKED = new AtomicReference<>(NONE);

  /** Makes the extension, which has no state of its own. */
  public NoLeaksExtension() {}

  /**
   * Looks at what there is before a test.
   *
   * @param context of the test
   * @throws ExtensionConfigurationException if the test cannot be checked, with the reason
   */
  @Override
  public void beforeEach(ExtensionContext context) {
    CleanUpSettings settings = Demand.of(context).settings();
    String other = CHECKED.compareAndExchange(NONE, context.getUniqueId());
    if (!other.equals(NONE)) {
      throw new ExtensionConfigurationException(
          "@NoLeaks: %s cannot be checked while %s is, for threads, processes and files belong to the whole JVM; run them one after the other"
              .formatted(context.getUniqueId(), other));
    }
    context
        .getStore(NAMESPACE)
        .put(
            BASELINE,
            settings.kinds().contains(CheckKind.HEAP)
                ? CleanUpBaseline.take(settings)
                : CleanUpBaseline.takeQuickly(settings));
  }

  /**
   * Compares with what there was before the test, and fails it if something was left behind.
   *
   * @param context of the test
   * @throws InterruptedException if the thread of the test is interrupted
   */
  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    CleanUpBaseline baseline = context.getStore(NAMESPACE).remove(BASELINE, CleanUpBaseline.class);
    if (baseline == null) {
      return; // It was refused before the test.
    }
    CleanUpReport report;
    try {
      report = baseline.check(CloseTime.unknown("a test is not closed"));
    } finally {
      CHECKED.set(NONE);
    }
    if (!report.clean()) {
      Leaks leaks = new Leaks(report.leaks());
      context.publishReportEntry(leaks.entry());
      throw new AssertionFailedError(leaks.message(context.getDisplayName()));
    }
  }
}
