package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTests {
  private static final Option<Duration> SPAN =
      Option.duration("span", "5ms", "how long").positional();
  private static final Option<Integer> COUNT = Option.integer("count", 3, 1, 9, "how many");
  private static final Option<String> LABEL = Option.text("label", "", "what to call it");

  @Test
  void holdsTheDefaultOfEachOptionThatIsNotGiven() {
    Options options = resolve("w", SPAN, COUNT, LABEL);

    assertThat(options.get(SPAN)).isEqualTo(Duration.ofMillis(5));
    assertThat(options.get(COUNT)).isEqualTo(3);
    assertThat(options.get(LABEL)).isEmpty();
    assertThat(options.given()).isEmpty();
  }

  @Test
  void holdsTheValuesGiven() {
    Options options = resolve("w(label=\"a, b\",count=9)", SPAN, COUNT, LABEL);

    assertThat(options.get(COUNT)).isEqualTo(9);
    assertThat(options.get(LABEL)).isEqualTo("a, b");
    assertThat(options.get(SPAN)).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void givesTheValueWithoutANameToThePositionalOption() {
    Options options = resolve("w(count=4,7s)", COUNT, SPAN);

    assertThat(options.get(SPAN)).isEqualTo(Duration.ofSeconds(7));
    assertThat(options.given()).containsExactly(entry("count", "4"), entry("span", "7s"));
  }

  @Test
  void takesThePositionalOptionByItsNameToo() {
    assertThat(resolve("w(span=7s)", SPAN).get(SPAN)).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void refusesAPositionalOptionGivenByNameAsWell() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve("w(5ms,span=5ms)", SPAN))
        .withMessage("w: option span is given twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve("w(span=5ms,5ms)", SPAN))
        .withMessage("w: option span is given twice");
  }

  @Test
  void refusesAValueWithoutANameIfNoOptionIsPositional() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve("w(5)", COUNT, LABEL))
        .withMessage("w: the value '5' needs the name of an option; accepted are: count=3, label=");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve("w(5)"))
        .withMessage(
            "w: the value '5' needs the name of an option;"
                + " accepted are: none, for it has no options");
  }

  @Test
  void refusesAnUnknownNameAndSuggestsTheNearest() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve("w(cuont=4)", SPAN, COUNT, LABEL))
        .withMessage(
            "unknown option of w 'cuont'; did you mean count? Accepted: count, label, span");
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve("w(count=4)"))
        .withMessage("unknown option of w 'count': there is none");
  }

  @Test
  void tellsTheCaseOfNamesApart() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve("w(Count=4)", COUNT))
        .withMessageContaining("did you mean count?");
  }

  @Test
  void namesOwnerOptionValueAndWhatIsAcceptedWhenAValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve("w(count=10)", COUNT))
        .withMessage("w: option count=10: accepted is a whole number from 1 to 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve("w(soon)", SPAN))
        .withMessageStartingWith("w: option span=soon: accepted is 0, or a number with a unit");
  }

  @Test
  void refusesADeclarationOfTwoOptionsOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve("w", COUNT, Option.text("count", "", "another")))
        .withMessage("w declares option count twice");
  }

  @Test
  void refusesADeclarationOfTwoPositionalOptions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve("w", SPAN, COUNT, LABEL.positional()))
        .withMessage("w declares as positional span and label: at most one option may be");
  }

  @Test
  void refusesToTellTheValueOfAnOptionThatIsNotDeclared() {
    Options options = resolve("com.acme.W", COUNT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.get(LABEL))
        .withMessage("com.acme.W does not declare option label");
  }

  @Test
  void letsNobodyChangeTheValuesGiven() {
    Options options = resolve("w(count=4)", COUNT);

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> options.given().put("label", "x"));
  }

  @Test
  void asksAWorkloadForNothingButItsOptions() {
    Workload workload =
        new Workload() {
          @Override
          public double run(long job) {
            throw new AssertionError("run");
          }

          @Override
          public String id() {
            throw new AssertionError("id");
          }

          @Override
          public void open(Options options) {
            throw new AssertionError("open");
          }

          @Override
          public List<Option<?>> options() {
            return List.of(COUNT);
          }
        };

    assertThat(Options.of(workload, WorkloadSpec.parse("w(count=4)")).get(COUNT)).isEqualTo(4);
  }

  private static Options resolve(String text, Option<?>... declared) {
    Workload workload =
        new Workload() {
          @Override
          public double run(long job) {
            return job;
          }

          @Override
          public List<Option<?>> options() {
            return List.of(declared);
          }
        };
    return Options.of(workload, WorkloadSpec.parse(text));
  }
}
