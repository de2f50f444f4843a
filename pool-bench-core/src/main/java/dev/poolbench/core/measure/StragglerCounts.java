package dev.poolbench.core.measure;

import dev.poolbench.core.report.JobCounts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gathers the jobs that turn up after their batch was closed, by the measurement they belong to.
 */
final class StragglerCounts {
  private record Origin(int jobs, int iteration) {}

  private final Map<Origin, JobCounts> late = new ConcurrentHashMap<>();

  Stragglers of(int jobs, int iteration) {
    Origin origin = new Origin(jobs, iteration);
    return new Stragglers() {
      @Override
      public void repeated(int count) {
        late.merge(origin, new JobCounts(0, 0, 0, 0, 0, 0, count, 0, 0), JobCounts::plus);
      }

      @Override
      public void late(int count) {
        late.merge(origin, new JobCounts(0, 0, 0, 0, 0, 0, 0, count, 0), JobCounts::plus);
      }
    };
  }

  /** Tells of all that were gathered since the last call. */
  void tell(SeriesListener listener) {
    for (Origin origin : List.copyOf(late.keySet())) {
      JobCounts counts = late.remove(origin);
      if (counts != null) {
        listener.accept(new SeriesEvent.Straggled(origin.jobs(), origin.iteration(), counts));
      }
    }
  }
}
