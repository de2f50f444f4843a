package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchTests {

  @Test
  void readsEveryWayOfHandingOver() {
    assertThat(Dispatch.parse("each")).isEqualTo(Dispatch.each());
    assertThat(Dispatch.parse("futures")).isEqualTo(Dispatch.futures());
    assertThat(Dispatch.parse("bulk")).isEqualTo(Dispatch.bulk());
    assertThat(Dispatch.parse("chunked")).isEqualTo(Dispatch.chunked());
    assertThat(Dispatch.parse("chunked(100)")).isEqualTo(Dispatch.chunked(100));
  }

  @Test
  void namesTheModeThatEachFactoryIsCalledAfter() {
    assertThat(Dispatch.each().mode()).isEqualTo(Dispatch.Mode.EACH);
    assertThat(Dispatch.futures().mode()).isEqualTo(Dispatch.Mode.FUTURES);
    assertThat(Dispatch.bulk().mode()).isEqualTo(Dispatch.Mode.BULK);
    assertThat(Dispatch.chunked().mode()).isEqualTo(Dispatch.Mode.CHUNKED);
    assertThat(Dispatch.chunked().chunk()).isEmpty();
    assertThat(Dispatch.chunked(3).chunk()).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"each", "futures", "bulk", "chunked", "chunked(1)", "chunked(2147483647)"})
  void printsWhatItRead(String text) {
    assertThat(Dispatch.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "' each ',each",
    "bulk(),bulk",
    "chunked( 5 ),chunked(5)",
    "chunked(\"5\"),chunked(5)"
  })
  void readsOtherSpellingsOfTheSame(String text, String printed) {
    assertThat(Dispatch.parse(text)).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eech",
        "EACH",
        "Chunked",
        "chunk",
        "chunked(many)",
        "chunked(1.5)",
        "chunked(size=5)",
        "chunked(5,size=5)",
        "chunked(2147483648)",
        "chunked(+5)",
        "chunked(+0)",
        "each(+1)",
        "chunked(\"\")",
        "",
        "chunked(",
        "chunked)",
        "chunked(1,2)",
        "chunked(1,)",
        "chunked(\"1)",
        "chunked(\"1\"1)",
        "each each"
      })
  void refusesAnyOtherTextAndSaysWhatIsAccepted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dispatch.parse(text))
        .withMessage(
            "dispatch '%s': accepted are each, futures, bulk, chunked and chunked(SIZE)", text);
  }

  @Test
  void keepsWhatIsWrongWithAMalformedTextAsTheCause() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dispatch.parse("chunked(1,2)"))
        .havingCause()
        .withMessage("dispatch 'chunked(1,2)': only one value may stand without a name");
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> Dispatch.parse(null)).withMessage("dispatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"each(1)", "futures(1)", "bulk(1)", "chunked(0)", "chunked(-1)"})
  void refusesASizeThatMakesNoSense(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dispatch.parse(text))
        .withMessage(
            "dispatch '%s': only chunked takes a size, of at least 1, as in chunked(100)", text);
  }

  @Test
  void refusesASizeThatMakesNoSenseFromCodeToo() {
    assertThatIllegalArgumentException().isThrownBy(() -> Dispatch.chunked(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Dispatch.chunked(Integer.MIN_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dispatch(Dispatch.Mode.BULK, OptionalInt.of(5)));
    assertThatNullPointerException()
        .isThrownBy(() -> new Dispatch(null, OptionalInt.empty()))
        .withMessage("mode");
  }

  @Test
  void writesDigitsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Dispatch.chunked(0))
          .withMessageStartingWith("dispatch 'chunked(0)': ");
    } finally {
      Locale.setDefault(before);
    }
  }

  /** The sizes are what CPython 3 computes for {@code Pool(workers).map(f, range(jobs))}. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "4, 1, 1",
    "5, 1, 2",
    "1, 50, 1",
    "199, 50, 1",
    "200, 50, 1",
    "201, 50, 2",
    "400, 50, 2",
    "1000, 8, 32",
    "10000, 50, 50",
    "1000000, 7, 35715",
    "2147483647, 1, 536870912",
    "2147483647, 3, 178956971",
    "2147483647, 536870911, 2",
    "2147483647, 536870912, 1",
    "2147483647, 1073741824, 1",
    "2147483647, 1073741825, 1",
    "2147483647, 2147483647, 1"
  })
  void takesChunksOfTheSizeThatPythonTakes(int jobs, int workers, int size) {
    assertThat(Dispatch.chunked().chunkFor(jobs, workers)).isEqualTo(size);
  }

  @Test
  void takesChunksOfTheSizeThatPythonTakesForAllSmallNumbers() {
    for (int jobs = 1; jobs <= 700; jobs++) {
      for (int workers = 1; workers <= 70; workers++) {
        int quotient = jobs / (4 * workers);
        int remainder = jobs % (4 * workers);

        assertThat(Dispatch.chunked().chunkFor(jobs, workers))
            .as("%s jobs on %s workers", jobs, workers)
            .isEqualTo(remainder == 0 ? quotient : quotient + 1);
      }
    }
  }

  @Test
  void takesChunksOfAtLeastOneJobEvenIfThereIsNone() {
    assertThat(Dispatch.chunked().chunkFor(0, 50)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1000, 8", "2147483647, 2147483647"})
  void takesChunksOfTheSizeGiven(int jobs, int workers) {
    assertThat(Dispatch.chunked(100).chunkFor(jobs, workers)).isEqualTo(100);
  }

  @Test
  void asksForNoWorkersIfTheSizeIsGiven() {
    assertThat(Dispatch.chunked(100).chunkFor(1000, 0)).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHUNKED")
  void takesOneJobATaskUnlessChunked(Dispatch.Mode mode) {
    assertThat(new Dispatch(mode, OptionalInt.empty()).chunkFor(1_000_000, 2)).isEqualTo(1);
  }
}
