package dev.poolbench.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchedTests {
  private final List<String> there = new ArrayList<>();
  private String obstacle = "";
  private final Watched watched =
      new Watched(
          new Remains() {
            @Override
            public CheckKind kind() {
              return CheckKind.FILES;
            }

            @Override
            public Optional<String> obstacle() {
              return obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle);
            }

            @Override
            public Found look() {
              Found found = Found.nothing();
              there.forEach(
                  name ->
                      found.add(
                          new Remnant(name, name, name, () -> "detail of " + name),
                          Optional.empty()));
              return found;
            }
          });

  @Test
  void takesWhatGoesAwayForLingering() {
    there.add("slow");
    there.add("quick");
    assertThat(watched.look(0)).isTrue();
    there.remove("quick");
    assertThat(watched.look(10)).isTrue();
    there.remove("slow");
    assertThat(watched.look(20)).isFalse();

    CleanUpCheck check = watched.conclude();
    assertThat(check.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(check.lingered())
        .containsExactly(new Lingered("slow", 20), new Lingered("quick", 10));
  }

  @Test
  void tellsOfWhatGoesAwayOnlyAfterTheGracePeriod() {
    there.add("kept");
    there.add("dropped");
    watched.look(0);
    assertThat(watched.hasShrunk()).isFalse();
    there.remove("dropped");
    assertThat(watched.hasShrunk()).isTrue();

    CleanUpCheck check = watched.conclude();
    assertThat(check.verdict()).isEqualTo(Verdict.LEAKED);
    assertThat(check.evidence()).extracting(Evidence::what).containsExactly("kept", "dropped");
    assertThat(check.evidence().get(0).detail()).isEqualTo("detail of kept");
    assertThat(check.evidence().get(1).detail()).contains("nothing but the collector closes it");
  }

  @Test
  void passesOverWhatComesAndGoesLater() {
    watched.look(0);
    there.add("passing");
    watched.look(10);
    there.remove("passing");

    CleanUpCheck check = watched.conclude();
    assertThat(check.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(check.lingered()).isEmpty();
  }

  @Test
  void findsWhatComesLaterAndStays() {
    watched.look(0);
    there.add("late");
    watched.look(10);

    assertThat(watched.conclude().evidence()).extracting(Evidence::what).containsExactly("late");
  }

  @Test
  void namesTheFirstThousandOfManyLeaks() {
    IntStream.range(0, 1_234).forEach(i -> there.add("leak " + i));
    watched.look(0);

    List<Evidence> evidence = watched.conclude().evidence();
    assertThat(evidence).hasSize(1_001);
    assertThat(evidence.get(999).what()).isEqualTo("leak 999");
    assertThat(evidence.get(1_000).what()).isEqualTo("and 234 more");
  }

  @Test
  void isNotCheckedWhenNothingCanBeSeen() {
    obstacle = "it is dark";
    watched.look(0);

    assertThat(watched.conclude().toString()).isEqualTo("files: not checked: it is dark");
  }
}
