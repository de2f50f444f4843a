package dev.poolbench.adapters.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Prints how long the pool of worker JVMs takes beside what it is to be held against: the raw pipe
 * and the raw socket with the same frames, Python's {@code Pool.map}, and ojAlgo's executor.
 *
 * <p>Each round times all, in a random order. Of the rounds the median is printed, with the least
 * and the greatest; ratios are of the times of one round.
 */
public final class ProcessPoolBenchmark {
  private final int workers;
  private final List<Subject> subjects = new ArrayList<>();
  private final Random random = new Random(7);

  private ProcessPoolBenchmark(int workers) {
    this.workers = workers;
  }

  /**
   * Takes cells as {@code jobs/chunk/rounds}, where chunk 0 is Python's default; {@code
   * ready/rounds} for how long opening takes; {@code workers=5}; and names of subjects to leave
   * out, as {@code -ojAlgo}.
   */
  public static void main(String[] args) throws Exception {
    List<String> all =
        args.length == 0
            ? List.of("100000/0/11", "1000000/0/11", "100000/1/5", "1000000/1/3", "ready/11")
            : List.of(args);
    int workers = 2 * Runtime.getRuntime().availableProcessors() + 1;
    for (String arg : all) {
      if (arg.startsWith("workers=")) {
        workers = Integer.parseInt(arg.substring("workers=".length()));
      }
    }
    ProcessPoolBenchmark benchmark = new ProcessPoolBenchmark(workers);
    System.out.printf(
        "JDK %s, %d workers, %d CPUs%n",
        System.getProperty("java.version"), workers, Runtime.getRuntime().availableProcessors());
    try {
      benchmark.open(all);
      for (String arg : all) {
        if (arg.startsWith("ready/")) {
          benchmark.ready(Integer.parseInt(arg.substring("ready/".length())));
        } else if (Character.isDigit(arg.charAt(0))) {
          String[] cell = arg.split("/");
          benchmark.compare(
              Integer.parseInt(cell[0]), Integer.parseInt(cell[1]), Integer.parseInt(cell[2]));
        }
      }
    } finally {
      for (Subject subject : benchmark.subjects) {
        subject.close();
      }
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
    System.exit(0);
  }

  private void open(List<String> args) throws Exception {
    subjects.add(new PoolSubject(workers));
    if (!args.contains("-raw")) {
      subjects.add(RawSubject.pipes(workers));
      subjects.add(RawSubject.sockets(workers));
    }
    if (!args.contains("-Python")) {
      try {
        subjects.add(new PythonSubject(workers));
      } catch (java.io.IOException e) {
        System.out.println("Python is left out: " + e.getMessage());
      }
    }
    if (!args.contains("-ojAlgo")) {
      subjects.add(new OjAlgoSubject(workers));
    }
  }

  private void compare(int jobs, int chunk, int rounds) throws Exception {
    List<Subject> taking = new ArrayList<>(subjects);
    if (chunk != 1) {
      taking.removeIf(subject -> subject instanceof OjAlgoSubject);
    }
    for (Subject subject : taking) {
      subject.warmUp(jobs, chunk);
    }
    double[][] nanos = new double[taking.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < taking.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      for (int i : order) {
        double[] results = new double[jobs];
        long start = System.nanoTime();
        taking.get(i).run(results, chunk);
        nanos[i][round] = (System.nanoTime() - start) / (double) jobs;
        check(taking.get(i), results);
      }
    }
    System.out.printf("%n%d jobs, %s%n", jobs, chunk == 0 ? "default chunk" : "chunk " + chunk);
    print(taking.stream().map(Subject::name).toList(), nanos, "ns a job");
  }

  private static void check(Subject subject, double[] results) {
    for (int job = 0; job < results.length; job++) {
      boolean asked = !(subject instanceof PythonSubject) || job == results.length - 1;
      if (asked && results[job] != Math.sqrt(Math.sqrt(Math.sqrt(job)))) {
        throw new IllegalStateException(subject.name() + " has a wrong result for job " + job);
      }
    }
  }

  private void ready(int rounds) throws Exception {
    PythonSubject python =
        (PythonSubject)
            subjects.stream()
                .filter(subject -> subject instanceof PythonSubject)
                .findFirst()
                .orElseThrow();
    double[][] millis = new double[2][rounds];
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      PoolSubject pool = new PoolSubject(workers);
      millis[0][round] = (System.nanoTime() - start) / 1e6;
      pool.close();
      millis[1][round] = python.readySeconds() * 1e3;
    }
    System.out.printf("%n%d workers ready%n", workers);
    print(List.of("process", python.name() + ", spawn"), millis, "ms");
  }

  private static void print(List<String> names, double[][] values, String unit) {
    System.out.printf("%-22s %28s %30s%n", "", unit, "times process");
    for (int i = 0; i < values.length; i++) {
      double[] ratios = new double[values[i].length];
      for (int round = 0; round < ratios.length; round++) {
        ratios[round] = values[i][round] / values[0][round];
      }
      System.out.printf("%-22s %s %s%n", names.get(i), spread(values[i]), spread(ratios));
    }
  }

  private static String spread(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%9.2f [%8.2f, %8.2f]",
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
