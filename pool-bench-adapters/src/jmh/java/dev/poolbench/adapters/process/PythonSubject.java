package dev.poolbench.adapters.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Is Python's {@code multiprocessing.Pool.map}, timed by Python itself. */
final class PythonSubject implements Subject {
  private static final String SCRIPT =
      """
      import math, multiprocessing, sys, time

      def job(n):
          return math.sqrt(math.sqrt(math.sqrt(n)))

      def there(queue):
          queue.put(1)

      if __name__ == '__main__':
          workers = int(sys.argv[1])
          pool = multiprocessing.Pool(workers)
          print(sys.version.split()[0], flush=True)
          for line in sys.stdin:
              n, chunk = (int(word) for word in line.split())
              if n < 0:
                  spawn = multiprocessing.get_context('spawn')
                  queue = spawn.SimpleQueue()
                  start = time.perf_counter()
                  other = spawn.Pool(workers, there, (queue,))
                  for i in range(workers):
                      queue.get()
                  took = time.perf_counter() - start
                  other.terminate()
                  other.join()
                  print(took, 0.0, flush=True)
              else:
                  start = time.perf_counter()
                  results = pool.map(job, range(n), chunk or None)
                  print(time.perf_counter() - start, results[-1], flush=True)
          pool.close()
          pool.join()
      """;

  private final Path script;
  private final Process process;
  private final PrintWriter out;
  private final BufferedReader in;
  private final String version;
  private double seconds;

  PythonSubject(int workers) throws IOException {
    script = Files.createTempFile("pool-bench-", ".py");
    Files.writeString(script, SCRIPT);
    process =
        new ProcessBuilder("python3", script.toString(), Integer.toString(workers))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    out = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    version = in.readLine();
  }

  @Override
  public String name() {
    return "Python " + version;
  }

  @Override
  public void run(double[] results, int chunk) throws IOException {
    results[results.length - 1] = ask(results.length + " " + chunk);
  }

  @Override
  public void warmUp(int jobs, int chunk) throws IOException {
    run(new double[Math.min(jobs, 10_000)], chunk);
  }

  /** Returns how long it takes until five workers are there, started by {@code spawn}. */
  double readySeconds() throws IOException {
    ask("-1 0");
    return seconds;
  }

  private double ask(String question) throws IOException {
    out.println(question);
    String[] answer = in.readLine().split(" ");
    seconds = Double.parseDouble(answer[0]);
    return Double.parseDouble(answer[1]);
  }

  @Override
  public void close() throws Exception {
    out.close();
    process.waitFor();
    Files.delete(script);
  }
}
