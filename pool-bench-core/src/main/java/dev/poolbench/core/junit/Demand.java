package dev.poolbench.core.junit;

import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpSettings;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Is what {@link NoLeaks} asks for a test: the nearest that is found. */
record Demand(NoLeaks asked) {

  static Demand of(ExtensionContext context) {
    List<AnnotatedElement> places = new ArrayList<>();
    context.getTestMethod().ifPresent(places::add);
    for (Optional<Class<?>> type = context.getTestClass();
        type.isPresent();
        type = type.map(Class::getEnclosingClass)) {
      places.add(type.get());
    }
    return places.stream()
        .flatMap(place -> AnnotationSupport.findAnnotation(place, NoLeaks.class).stream())
        .findFirst()
        .map(Demand::new)
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "NoLeaksExtension: is not for @ExtendWith; write @NoLeaks, which also keeps other tests from running beside the one that is checked"));
  }

  CleanUpSettings settings() {
    Set<CheckKind> unwanted = EnumSet.allOf(CheckKind.class);
    unwanted.removeAll(List.of(asked.checks()));
    unwanted.add(CheckKind.CLOSE_TIME);
    try {
      CleanUpSettings settings =
          CleanUpSettings.defaults()
              .withGrace(Duration.ofMillis(asked.graceMillis()))
              .without(unwanted.toArray(CheckKind[]::new));
      for (NoLeaks.Allowed one : asked.allowed()) {
        settings = settings.allowing(one.check(), one.pattern(), one.reason());
      }
      return settings;
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException("@NoLeaks: " + e.getMessage(), e);
    }
  }
}
