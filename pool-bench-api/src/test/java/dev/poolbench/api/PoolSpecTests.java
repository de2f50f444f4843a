package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolSpecTests {
  private static final String[] AWKWARD = {
    "",
    " ",
    "\t",
    "\n",
    "\r",
    "\u000b",
    "\u001c",
    "\u0085",
    "\u00a0",
    "\u2003",
    "\u2028",
    "\u3000",
    "(",
    ")",
    "()",
    "(a,b)",
    "(a=1)",
    ",",
    "=",
    "a=",
    "\"",
    "\\",
    "\\\"",
    "\\\n",
    "'",
    "$",
    "$1",
    "%",
    "%s",
    "a",
    "Z",
    "0",
    "-",
    ".",
    ":",
    "\u00e9",
    "\ud83d\ude00",
    "\ud83d"
  };
  private static final String[] IDS = {
    "a", "jdk-fixed", "com.acme.My_Adapter$Inner", "0", "-", "virtual.21"
  };
  private static final String[] NAMES = {"", "a", "B", "with.dot", "with-dash", "with_1"};

  @Test
  void readsAnIdAlone() {
    assertThat(PoolSpec.parse("jdk-fixed")).isEqualTo(new PoolSpec("jdk-fixed", Map.of()));
  }

  @Test
  void readsTheNameOfAnInnerClassAsId() {
    assertThat(PoolSpec.parse("com.acme.Pools$Mine_2(x=1)").id())
        .isEqualTo("com.acme.Pools$Mine_2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p()", "p( )", " p ", "p (\n)\t"})
  void readsEmptyParenthesesAsNoOptions(String text) {
    assertThat(PoolSpec.parse(text)).isEqualTo(new PoolSpec("p", Map.of()));
  }

  @Test
  void keepsTheOrderOfTheOptions() {
    assertThat(PoolSpec.parse("p(z=1,a=2,m=3)").options())
        .containsExactly(entry("z", "1"), entry("a", "2"), entry("m", "3"));
  }

  @Test
  void keepsAValueWithoutANameUnderTheEmptyName() {
    assertThat(PoolSpec.parse("p(a=1,5ms)").options())
        .containsExactly(entry("a", "1"), entry("", "5ms"));
  }

  @Test
  void dropsSpaceAroundNamesAndValuesOnly() {
    assertThat(PoolSpec.parse("  p ( workers = 8 ,\n queue = a b ) "))
        .isEqualTo(new PoolSpec("p", Map.of("workers", "8", "queue", "a b")));
  }

  @Test
  void splitsOnlyOutsideParenthesesAndQuotes() {
    assertThat(PoolSpec.parse("p(a=f(1,g(2,3)),b=\"x,y)\",c=z)").options())
        .containsExactly(entry("a", "f(1,g(2,3))"), entry("b", "x,y)"), entry("c", "z"));
  }

  @Test
  void splitsAValueAtItsFirstEqualsSignOnly() {
    assertThat(PoolSpec.parse("p(a=b=c)").options()).containsExactly(entry("a", "b=c"));
  }

  @Test
  void takesAQuotedEqualsSignAsPartOfAValueWithoutAName() {
    assertThat(PoolSpec.parse("p(\"a=b\")").options()).containsExactly(entry("", "a=b"));
  }

  @Test
  void readsAnEmptyValueWithAndWithoutQuotes() {
    assertThat(PoolSpec.parse("p(a=,b=\"\",\"\")").options())
        .containsExactly(entry("a", ""), entry("b", ""), entry("", ""));
  }

  @Test
  void makesTheCharacterAfterABackslashPlainInQuotes() {
    assertThat(PoolSpec.parse("p(\"\\\"\\\\\\n\\,\\\n\")").options())
        .containsExactly(entry("", "\"\\n,\n"));
  }

  @Test
  void keepsABackslashOutsideQuotes() {
    assertThat(PoolSpec.parse("p(C:\\dir,to=D:\\,n=1)").options())
        .containsExactly(entry("", "C:\\dir"), entry("to", "D:\\"), entry("n", "1"));
  }

  @Test
  void keepsTheQuotesOfANestedForm() {
    PoolSpec outer = PoolSpec.parse("outer(inner=p(name=\"a,(b\"))");

    assertThat(outer.options()).containsExactly(entry("inner", "p(name=\"a,(b\")"));
    assertThat(PoolSpec.parse(outer.options().get("inner")).options())
        .containsExactly(entry("name", "a,(b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "5ms             | p(5ms)",
        "array:1024      | p(array:1024)",
        "f(1,2)          | p(f(1,2))",
        "f( 1, 2 )       | p(f( 1, 2 ))",
        "f(g(1))         | p(\"f(g(1))\")",
        "'a,b'           | p(\"a,b\")",
        "a b             | p(\"a b\")",
        "' a'            | p(\" a\")",
        "''              | p(\"\")",
        "a=b             | p(\"a=b\")",
        "(               | p(\"(\")",
        ")               | p(\")\")",
        "a\"b            | p(\"a\\\"b\")",
        "a\\b            | p(\"a\\\\b\")",
      })
  void quotesOnlyWhatNeedsQuotes(String value, String printed) {
    assertThat(new PoolSpec("p", Map.of("", value))).hasToString(printed);
  }

  @Test
  void printsNamesBeforeTheirValuesInTheOrderGiven() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("workers", "50");
    options.put("", "5ms");
    options.put("label", "a, b");

    assertThat(new PoolSpec("p", options)).hasToString("p(workers=50,5ms,label=\"a, b\")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2003a", "a\u2003", "\u2003", "\u001ca", "a\u001f", "\u3000", "\u2028"})
  void keepsSpaceBeyondAsciiAtTheEndsOfAValue(String value) {
    PoolSpec spec = new PoolSpec("p", Map.of("", value));

    assertThat(PoolSpec.parse(spec.toString())).isEqualTo(spec);
  }

  @Test
  void readsBackWhatItPrintsForAwkwardValues() {
    Random random = new Random(20_261_124);
    for (int round = 0; round < 20_000; round++) {
      PoolSpec spec = randomSpec(random);
      String text = spec.toString();

      PoolSpec back = PoolSpec.parse(text);

      assertThat(back).as(text).isEqualTo(spec);
      assertThat(List.copyOf(back.options().keySet()))
          .as("order of %s", text)
          .isEqualTo(List.copyOf(spec.options().keySet()));
      assertThat(back.toString()).isEqualTo(text);
    }
  }

  @Test
  void readsBackListsOfAwkwardSpecs() {
    Random random = new Random(42);
    for (int round = 0; round < 2_000; round++) {
      List<PoolSpec> specs = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        specs.add(randomSpec(random));
      }
      String text = specs.stream().map(PoolSpec::toString).collect(Collectors.joining(" ,\n"));

      assertThat(PoolSpec.parseList(text)).as(text).isEqualTo(specs);
    }
  }

  @Test
  void readsBackAFormNestedThreeDeep() {
    PoolSpec inner = new PoolSpec("inner", Map.of("", "\"a\\,(\""));
    PoolSpec middle = new PoolSpec("middle", Map.of("pool", inner.toString()));
    PoolSpec outer = new PoolSpec("outer", Map.of("pool", middle.toString()));

    PoolSpec backMiddle = PoolSpec.parse(PoolSpec.parse(outer.toString()).options().get("pool"));

    assertThat(backMiddle).isEqualTo(middle);
    assertThat(PoolSpec.parse(backMiddle.options().get("pool"))).isEqualTo(inner);
  }

  @Test
  void readsAValueAsLongAsMemoryAllows() {
    PoolSpec spec = new PoolSpec("p", Map.of("", "\\\"(,".repeat(100_000)));

    assertThat(PoolSpec.parse(spec.toString())).isEqualTo(spec);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "(", "()", "(a)", "a b", "a,b", "a(", "a)", "a(b", "a(b)c", "a/b", "a=b"})
  void refusesATextThatIsNotANameWithOrWithoutParentheses(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolSpec.parse(text))
        .withMessage("pool '%s': accepted is NAME or NAME(OPTION=VALUE,...)", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a(b))",
        "a((b)",
        "a(b)(c)",
        "a(\"b)",
        "a(b\")",
        "a(\"b\\\")",
        "a(n=\")",
        "a(n=(,m=1)"
      })
  void refusesAParenthesisOrAQuoteWithoutAPartner(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolSpec.parse(text))
        .withMessage("pool '%s': a parenthesis or a quote has no partner", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a(,)", "a(b,)", "a(,b)", "a(b,,c)", "a(b, ,c)"})
  void refusesACommaWithNothingAtItsSide(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolSpec.parse(text))
        .withMessage("pool '%s': nothing stands before, between or after its commas", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a(\"b\"c)", "a(\"b\" \"c\")", "a(n=\"b\"\"c\")", "a(\"b\"(\"c\"))"})
  void refusesWhatFollowsAClosingQuote(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolSpec.parse(text))
        .withMessage("pool '%s': something stands after the closing quote of a value", text);
  }

  @Test
  void refusesAnOptionGivenTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolSpec.parse("p(a=1,b=2,a=)"))
        .withMessage("pool 'p(a=1,b=2,a=)': option a is given twice");
  }

  @Test
  void refusesTwoValuesWithoutAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolSpec.parse("p(1,2)"))
        .withMessage("pool 'p(1,2)': only one value may stand without a name");
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> PoolSpec.parse(null)).withMessage("pool");
  }

  @Test
  void readsAListAndKeepsItsOrder() {
    assertThat(PoolSpec.parseList(" caller , jdk-fixed(workers=8,queue=f(1,2)),x(\"a,(b\") "))
        .containsExactly(
            new PoolSpec("caller", Map.of()),
            new PoolSpec("jdk-fixed", Map.of("workers", "8", "queue", "f(1,2)")),
            new PoolSpec("x", Map.of("", "a,(b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "a,", ",a", "a,,b", "a(b", "a)b", "a(\"b)", "a b,c"})
  void refusesAMalformedList(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolSpec.parseList(text))
        .withMessageMatching("(?s)pools? '.*': .+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", " a", "a\n", "a/b", "a,b", "a(b)", "a=b", "\u00e4"})
  void refusesAnIdThatItWouldNotRead(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolSpec(id, Map.of()))
        .withMessage("pool '%s': an id is letters, digits, _, ., $ or -", id);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "1a", "-a", "a b", "a\n", "a=b", "a,b", "a$", "\u00e4"})
  void refusesTheNameOfAnOptionThatItWouldNotRead(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolSpec("p", Map.of("", "1", name, "2")))
        .withMessage(
            "pool 'p': option '%s': a name is a letter, and then letters, digits, _, . or -", name);
  }

  @Test
  void refusesNullForAnId() {
    assertThatNullPointerException()
        .isThrownBy(() -> new PoolSpec(null, Map.of()))
        .withMessage("id");
  }

  @Test
  void copiesTheOptionsAndLetsNobodyChangeThem() {
    Map<String, String> mine = new LinkedHashMap<>(Map.of("a", "1"));
    PoolSpec spec = new PoolSpec("p", mine);
    mine.put("b", "2");

    assertThat(spec.options()).containsExactly(entry("a", "1"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> spec.options().put("b", "2"));
  }

  private static PoolSpec randomSpec(Random random) {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      StringBuilder value = new StringBuilder();
      for (int j = random.nextInt(6); j > 0; j--) {
        value.append(AWKWARD[random.nextInt(AWKWARD.length)]);
      }
      options.put(NAMES[random.nextInt(NAMES.length)], value.toString());
    }
    return new PoolSpec(IDS[random.nextInt(IDS.length)], options);
  }

  @Test
  void namesAPoolByAsManyOptionsAsTellItFromOthers() {
    PoolSpec resolved = PoolSpec.parse("jdk-fixed(queue=array:4,fair=true)");

    assertThat(PoolSpec.parse("jdk-fixed").names(resolved, 8)).isTrue();
    assertThat(PoolSpec.parse("jdk-fixed(queue=array:4)").names(resolved, 8)).isTrue();
    assertThat(PoolSpec.parse("jdk-fixed(array:4)").names(resolved, 8)).isTrue();
    assertThat(PoolSpec.parse("jdk-fixed(workers=8)").names(resolved, 8)).isTrue();
    assertThat(PoolSpec.parse("jdk-fixed(workers=8)").names(resolved, 2)).isFalse();
    assertThat(PoolSpec.parse("jdk-fixed(queue=array:8)").names(resolved, 8)).isFalse();
    assertThat(PoolSpec.parse("jdk-fixed(other=true)").names(resolved, 8)).isFalse();
    assertThat(PoolSpec.parse("jdk-cached").names(resolved, 8)).isFalse();
  }
}
