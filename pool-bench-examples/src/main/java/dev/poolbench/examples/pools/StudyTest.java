package dev.poolbench.examples.pools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Is one of the four tests of the study: a command line of {@code pools}.
 *
 * @param name its name, which its files have, too
 * @param title what it does, in words
 * @param fixed the options that make it that test, with their values
 * @param defaults those that may be given otherwise
 */
record StudyTest(
    String name, String title, Map<String, String> fixed, Map<String, String> defaults) {
  /** Is how many blocks it takes to tell apart any two of the pools that ship. */
  private static final String FORKS = "13";

  private static final int QUICK_STEPS = 4;

  /** Stands for the value of an option that has none. */
  private static final String FLAG = "";

  /** Returns the four, with fewer steps, forks, pools and requests if that is to be quick. */
  static List<StudyTest> all(boolean quick) {
    return List.of(
        compute("compute-small", 13, quick),
        compute("compute-large", 16, quick),
        network("network-small", quick ? 8 : 10, 20, quick),
        network("network-large", quick ? 10 : 12, 10, quick));
  }

  private static StudyTest compute(String name, int power, boolean quick) {
    return of(name, "compute", power, 20, List.of("-t", "50"), quick);
  }

  private static StudyTest network(String name, int power, int steps, boolean quick) {
    return of(name, "network", power, steps, List.of("-t", "100", "-p", "8"), quick);
  }

  private static StudyTest of(
      String name, String work, int power, int steps, List<String> workers, boolean quick) {
    int taken = quick ? QUICK_STEPS : steps;
    Map<String, String> fixed = new LinkedHashMap<>();
    fixed.put("-w", work);
    fixed.put("-m", Integer.toString(power));
    fixed.put("-s", Integer.toString(taken));
    Map<String, String> defaults = new LinkedHashMap<>();
    for (int i = 0; i < workers.size(); i += 2) {
      defaults.put(workers.get(i), workers.get(i + 1));
    }
    defaults.put("--pools", quick ? "jdk,process" : "all");
    defaults.put("--forks", quick ? "1" : FORKS);
    if (quick) {
      defaults.put("-r", "1");
      defaults.put("--warm-up-time", "200ms");
      defaults.put("--iteration-time", "20ms");
      defaults.put("--no-inspect", FLAG);
    }
    return new StudyTest(
        name, "%s, up to 2^%d jobs in %d steps".formatted(work, power, taken), fixed, defaults);
  }

  /** Says what its jobs are bound by. */
  String bound() {
    return "network".equals(fixed.get("-w")) ? "io-bound" : "cpu-bound";
  }

  /**
   * Returns its command line.
   *
   * @param given what is given besides
   * @param isGiven tells whether an option is among that
   */
  List<String> args(List<String> given, Predicate<String> isGiven) {
    List<String> args = new ArrayList<>();
    fixed.forEach((option, value) -> args.addAll(List.of(option, value)));
    defaults.forEach(
        (option, value) -> {
          if (!isGiven.test(option)) {
            args.addAll(value.equals(FLAG) ? List.of(option) : List.of(option, value));
          }
        });
    args.addAll(given);
    return args;
  }
}
