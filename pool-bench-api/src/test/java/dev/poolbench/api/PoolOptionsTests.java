package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolOptionsTests {
  private static final Option<String> QUEUE = Option.text("queue", "linked", "its queue");
  private static final Option<Integer> DEPTH = Option.integer("depth", 2, 1, 8, "how deep");

  @Test
  void takesTheNumberOfWorkersFromTheSpec() {
    assertThat(resolve(PoolKind.THREADS, "p(workers=8)", 50).workers()).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALLER")
  void takesTheNumberOfWorkersOfTheRunIfTheSpecDoesNotSay(PoolKind kind) {
    assertThat(resolve(kind, "p", 7).workers()).isEqualTo(7);
    assertThat(PoolOptions.of(adapter(kind), 7).workers()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "", "1.5"})
  void refusesANumberOfWorkersThatIsNotAtLeastOne(String workers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve(PoolKind.THREADS, "p(workers=" + workers + ")", 7))
        .withMessage(
            "id-of-p: option workers=%s: accepted is a whole number of at least 1", workers);
  }

  @Test
  void refusesARunWithoutWorkers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve(PoolKind.THREADS, "p", 0))
        .withMessageContaining("option workers=0: accepted is a whole number of at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p", "p(workers=1)"})
  void givesACallerOneWorkerWhateverTheRunHas(String text) {
    PoolOptions options = resolve(PoolKind.CALLER, text, 50);

    assertThat(options.workers()).isEqualTo(1);
    assertThat(options.get(PoolOptions.WORKERS)).isEqualTo(1);
    assertThat(options.spec()).isEqualTo(new PoolSpec("p", Map.of()));
  }

  @Test
  void refusesASecondWorkerForACaller() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve(PoolKind.CALLER, "p(workers=5)", 50))
        .withMessage(
            "id-of-p: option workers=5: accepted is 1, for the thread that hands over is the worker");
  }

  @Test
  void holdsTheOptionsOfTheAdapterAndTheirDefaults() {
    PoolOptions options =
        resolve(PoolKind.THREADS, "p(queue=array:16,workers=3)", 50, QUEUE, DEPTH);

    assertThat(options.get(QUEUE)).isEqualTo("array:16");
    assertThat(options.get(DEPTH)).isEqualTo(2);
    assertThat(options.get(PoolOptions.WORKERS)).isEqualTo(3);
  }

  @Test
  void namesEveryValueInItsSpecAndLeavesOutTheWorkers() {
    PoolOptions options =
        resolve(PoolKind.THREADS, "p(depth=4,workers=3,array:16)", 50, QUEUE.positional(), DEPTH);

    assertThat(options.spec().id()).isEqualTo("p");
    assertThat(options.spec().options())
        .containsExactly(entry("depth", "4"), entry("queue", "array:16"));
    assertThat(options.spec()).hasToString("p(depth=4,queue=array:16)");
  }

  @Test
  void leavesTheWorkersOfTheRunOutOfItsSpecToo() {
    assertThat(resolve(PoolKind.THREADS, "com.acme.P", 9).spec())
        .isEqualTo(new PoolSpec("com.acme.P", Map.of()));
    assertThat(PoolOptions.of(adapter(PoolKind.THREADS), 9).spec())
        .isEqualTo(new PoolSpec("id-of-p", Map.of()));
  }

  @Test
  void resolvesItsOwnSpecToTheSameValues() {
    PoolAdapter adapter = adapter(PoolKind.THREADS, QUEUE.positional(), DEPTH);
    PoolOptions first = PoolOptions.of(adapter, PoolSpec.parse("p(\"a b\",workers=3)"), 50);

    PoolOptions second = PoolOptions.of(adapter, PoolSpec.parse(first.spec().toString()), 3);

    assertThat(second.workers()).isEqualTo(3);
    assertThat(second.get(QUEUE)).isEqualTo("a b");
    assertThat(second.spec()).isEqualTo(first.spec());
  }

  @Test
  void refusesAnUnknownNameAndSuggestsTheNearest() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve(PoolKind.THREADS, "p(wokers=8)", 50, QUEUE))
        .withMessage(
            "unknown option of id-of-p 'wokers'; did you mean workers? Accepted: queue, workers");
  }

  @Test
  void refusesAValueGivenByNameAndWithout() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve(PoolKind.THREADS, "p(a,queue=a)", 50, QUEUE.positional()))
        .withMessage("id-of-p: option queue is given twice");
  }

  @Test
  void doesNotTakeAValueWithoutANameForTheWorkers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve(PoolKind.THREADS, "p(8)", 50, QUEUE))
        .withMessage(
            "id-of-p: the value '8' needs the name of an option;"
                + " accepted are: workers=50, queue=linked");
  }

  @Test
  void refusesAnAdapterThatDeclaresWorkersItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve(PoolKind.THREADS, "p", 50, Option.text("workers", "", "mine")))
        .withMessage("id-of-p declares option workers twice");
  }

  @Test
  void refusesAnAdapterThatDeclaresTwoPositionalOptions() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> resolve(PoolKind.THREADS, "p", 50, QUEUE.positional(), DEPTH.positional()))
        .withMessage("id-of-p declares as positional queue and depth: at most one option may be");
  }

  @Test
  void refusesToTellTheValueOfAnOptionThatIsNotDeclared() {
    PoolOptions options = resolve(PoolKind.THREADS, "p", 50, QUEUE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.get(DEPTH))
        .withMessage("id-of-p does not declare option depth");
  }

  private static PoolOptions resolve(
      PoolKind kind, String text, int workers, Option<?>... declared) {
    return PoolOptions.of(adapter(kind, declared), PoolSpec.parse(text), workers);
  }

  private static PoolAdapter adapter(PoolKind kind, Option<?>... declared) {
    return new PoolAdapter() {
      @Override
      public String id() {
        return "id-of-p";
      }

      @Override
      public PoolKind kind() {
        return kind;
      }

      @Override
      public List<Option<?>> options() {
        return List.of(declared);
      }

      @Override
      public Pool open(PoolOptions options) {
        throw new AssertionError("open");
      }
    };
  }
}
