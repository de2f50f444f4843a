package dev.poolbench.adapters.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.ojalgo.concurrent.ExternalProcessExecutor;
import org.ojalgo.concurrent.MethodDescriptor;

/** Is the process executor of ojAlgo, which takes single jobs. */
final class OjAlgoSubject implements Subject {
  private static final MethodDescriptor JOB =
      MethodDescriptor.of(OjAlgoJob.class, "sqrt", double.class);

  private final ExternalProcessExecutor executor;

  OjAlgoSubject(int workers) {
    executor = ExternalProcessExecutor.newInstance(workers);
  }

  @Override
  public String name() {
    return "ojAlgo";
  }

  @Override
  public void run(double[] results, int chunk) throws Exception {
    List<Future<Double>> futures = new ArrayList<>(results.length);
    for (int job = 0; job < results.length; job++) {
      futures.add(executor.execute(JOB, (double) job));
    }
    for (int job = 0; job < results.length; job++) {
      results[job] = futures.get(job).get();
    }
  }

  @Override
  public void warmUp(int jobs, int chunk) throws Exception {
    for (int round = 0; round < 3; round++) {
      run(new double[Math.min(jobs, 20_000)], chunk);
    }
  }

  /** Has no way to end it: its processes end with this one, or are ended by whoever called this. */
  @Override
  public void close() {}
}
