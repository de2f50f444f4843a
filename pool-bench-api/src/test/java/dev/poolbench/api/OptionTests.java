package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTests {
  private static final Option<Integer> PERCENT = Option.integer("percent", 50, 0, 100, "a share");

  /** Has constants whose names need changing to become text. */
  private enum Order {
    FIRST_IN_FIRST_OUT,
    RANDOM {
      @Override
      boolean fair() {
        return false;
      }
    };

    boolean fair() {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100})
  void takesWholeNumbersUpToAndWithItsBounds(int value) {
    assertThat(PERCENT.parse(Integer.toString(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "101", "", " 5", "5.0", "1e2", "x", "2147483648", "99999999999999999999"})
  void refusesOtherThanWholeNumbersInItsBounds(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PERCENT.parse(text))
        .withMessage("option percent=%s: accepted is a whole number from 0 to 100", text);
  }

  @Test
  void saysAtLeastIfANumberHasNoUpperBound() {
    Option<Integer> option = Option.integer("size", 5, 1, Integer.MAX_VALUE, "a size");

    assertThat(option.parse("2147483647")).isEqualTo(Integer.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> option.parse("0"))
        .withMessage("option size=0: accepted is a whole number of at least 1");
  }

  @Test
  void takesNegativeBounds() {
    Option<Integer> option = Option.integer("n", -3, -5, -1, "a debt");

    assertThat(option.parse("-5")).isEqualTo(-5);
    assertThat(option.parse(option.defaultText())).isEqualTo(-3);
    assertThatIllegalArgumentException().isThrownBy(() -> option.parse("-6"));
    assertThatIllegalArgumentException().isThrownBy(() -> option.parse("0"));
  }

  @Test
  void takesTrueAndFalseForASwitch() {
    Option<Boolean> option = Option.flag("daemon", true, "a switch");

    assertThat(option.defaultText()).isEqualTo("true");
    assertThat(option.parse("true")).isTrue();
    assertThat(option.parse("false")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TRUE", "False", "yes", "1", " true"})
  void refusesOtherThanTrueAndFalseForASwitch(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Option.flag("daemon", false, "a switch").parse(text))
        .withMessage("option daemon=%s: accepted is true | false", text);
  }

  @Test
  void writesTheConstantsOfAChoiceInLowerCaseWithDashes() {
    Option<Order> option = Option.choice("order", Order.FIRST_IN_FIRST_OUT, "an order");

    assertThat(option.accepted()).isEqualTo("first-in-first-out | random");
    assertThat(option).hasToString("order=first-in-first-out");
    assertThat(option.parse("random")).isEqualTo(Order.RANDOM);
    assertThat(option.parse("first-in-first-out")).isEqualTo(Order.FIRST_IN_FIRST_OUT);
  }

  @Test
  void takesAConstantWithABodyAsTheDefaultOfAChoice() {
    Option<Order> option = Option.choice("order", Order.RANDOM, "an order");

    assertThat(option.parse(option.defaultText())).isEqualTo(Order.RANDOM);
    assertThat(option.parse("first-in-first-out").fair()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RANDOM", "first_in_first_out", "randomly"})
  void refusesOtherThanTheConstantsOfAChoice(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Option.choice("order", Order.RANDOM, "an order").parse(text))
        .withMessage("option order=%s: accepted is first-in-first-out | random", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a,b", "(\"\\"})
  void takesAnyText(String text) {
    assertThat(Option.text("label", "", "a label").parse(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,      0",
    "0s,     0",
    "1ns,    1",
    "7us,    7000",
    "5ms,    5000000",
    "0.5s,   500000000",
    "1.5ns,  2",
    "1.4ns,  1",
    "2s,     2000000000",
    "1m,     60000000000",
    "2h,     7200000000000",
    "9223372036854775807ns, 9223372036854775807"
  })
  void readsSpansOfTime(String text, long nanos) {
    assertThat(Option.duration("every", "1s", "a span").parse(text))
        .isEqualTo(Duration.of(nanos, TimeUnit.NANOSECONDS.toChronoUnit()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "ms",
        "-5ms",
        "+5ms",
        "5 ms",
        "5MS",
        ".5s",
        "5.s",
        "1e3s",
        "1d",
        "00",
        "5msms",
        "9223372036854775808ns",
        "99999999999h"
      })
  void refusesWhatIsNoSpanOfTime(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Option.duration("every", "0", "a span").parse(text))
        .withMessage(
            "option every=%s: accepted is 0, or a number with a unit"
                + " (ns, us, ms, s, m or h), such as 5ms or 0.5s",
            text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,      0",
    "1b,     1",
    "16kb,   16384",
    "0.5kb,  512",
    "3mb,    3145728",
    "2gb,    2147483648",
    "9223372036854775807b, 9223372036854775807"
  })
  void readsSizes(String text, long bytes) {
    assertThat(Option.bytes("size", "1b", "a size").parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "16", "kb", "-1kb", "16 kb", "16KB", "16k", "1tb", "5ms", "8589934592gb"})
  void refusesWhatIsNoSize(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Option.bytes("size", "0", "a size").parse(text))
        .withMessage(
            "option size=%s: accepted is 0, or a number with a unit"
                + " (b, kb, mb or gb, of 1024), such as 16kb",
            text);
  }

  @Test
  void readsATypeOfItsOwnAndKeepsTheCauseOfARefusal() {
    Option<Character> option =
        Option.of("grade", "a", "a | b", "a grade", text -> grade(text)).positional();

    assertThat(option.parse("b")).isEqualTo('b');
    assertThatIllegalArgumentException()
        .isThrownBy(() -> option.parse("c"))
        .withMessage("option grade=c: accepted is a | b")
        .havingCause()
        .withMessage("no such grade");
  }

  @Test
  void tellsWhatItWasDeclaredWith() {
    Option<Integer> option = Option.of("n", "7", "digits", "a number", Integer::valueOf);

    assertThat(option.name()).isEqualTo("n");
    assertThat(option.defaultText()).isEqualTo("7");
    assertThat(option.accepted()).isEqualTo("digits");
    assertThat(option.description()).isEqualTo("a number");
    assertThat(option.isPositional()).isFalse();
    assertThat(option).hasToString("n=7");
  }

  @Test
  void staysAsItWasWhenAPositionalOneIsMadeOfIt() {
    Option<Integer> positional = PERCENT.positional();

    assertThat(positional.isPositional()).isTrue();
    assertThat(PERCENT.isPositional()).isFalse();
    assertThat(positional.name()).isEqualTo("percent");
    assertThat(positional.defaultText()).isEqualTo("50");
    assertThat(positional.accepted()).isEqualTo(PERCENT.accepted());
    assertThat(positional.description()).isEqualTo("a share");
    assertThat(positional.parse("100")).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1a", "-a", "a b", "a=b", "a,b", "\u00e4"})
  void refusesAMalformedName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Option.text(name, "", "a text"))
        .withMessage("option '%s': a name is a letter, and then letters, digits, _, . or -", name);
  }

  @Test
  void refusesAMalformedNameForAnyType() {
    assertThatIllegalArgumentException().isThrownBy(() -> Option.integer("1", 1, 1, 1, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Option.flag("1", true, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Option.choice("1", Order.RANDOM, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Option.duration("1", "0", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Option.bytes("1", "0", "a"));
  }

  @Test
  void refusesAParserThatReturnsNull() {
    Option<String> option =
        Option.of("n", "x", "any", "a text", text -> text.isEmpty() ? null : text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> option.parse(""))
        .withMessage(
            "option n=: its parser returned null, where it has to return a value or to refuse");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Option.of("n", "x", "any", "a text", text -> null))
        .withMessageStartingWith("option n=x: its parser returned null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "a1", "a_b", "a.b", "a-b"})
  void takesANameThatTheTextualFormCanHold(String name) {
    Option<String> option = Option.text(name, "", "a text");

    assertThat(PoolSpec.parse("p(" + option.name() + "=v)").options()).containsEntry(name, "v");
  }

  @Test
  void refusesADefaultThatItWouldNotAccept() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Option.integer("n", 6, 1, 5, "a number"))
        .withMessage("option n=6: accepted is a whole number from 1 to 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Option.duration("every", "soon", "a span"))
        .withMessageStartingWith("option every=soon: accepted is ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Option.bytes("size", "big", "a size"))
        .withMessageStartingWith("option size=big: accepted is ");
  }

  @Test
  void refusesNullWhereverItMayNotBe() {
    Function<String, String> same = text -> text;
    assertThatNullPointerException()
        .isThrownBy(() -> Option.of("n", null, "any", "a text", same))
        .withMessage("defaultText");
    assertThatNullPointerException()
        .isThrownBy(() -> Option.of("n", "", null, "a text", same))
        .withMessage("accepted");
    assertThatNullPointerException()
        .isThrownBy(() -> Option.of("n", "", "any", null, same))
        .withMessage("description");
    assertThatNullPointerException()
        .isThrownBy(() -> Option.of("n", "", "any", "a text", null))
        .withMessage("parser");
  }

  @Test
  void writesDigitsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Option.integer("percent", 101, 0, 100, "a share"))
          .withMessage("option percent=101: accepted is a whole number from 0 to 100");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Character grade(String text) {
    if (!text.equals("a") && !text.equals("b")) {
      throw new IllegalArgumentException("no such grade");
    }
    return text.charAt(0);
  }
}
