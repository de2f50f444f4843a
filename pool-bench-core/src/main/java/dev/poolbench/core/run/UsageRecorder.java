package dev.poolbench.core.run;

import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.measure.SeriesEvent;
import dev.poolbench.core.measure.SeriesListener;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.HeapState;
import dev.poolbench.core.memory.ProcessState;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Climb;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.MomentMemory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what a series took, from what its fork says of itself and what its host sees. */
final class UsageRecorder implements SeriesListener {
  private static final Figure UNREAD =
      Figure.absent("the heap was not read before the pool was opened");
  private static final Figure IN_PROCESS =
      Figure.absent("measured in the JVM of whoever measures, whose memory is not the pool's");

  private final Map<Moment, HeapState> heaps = new EnumMap<>(Moment.class);
  private final Map<Moment, ProcessState> states = new EnumMap<>(Moment.class);
  private final List<SeriesEvent.CellEnded> ended = new ArrayList<>();
  private final Map<Integer, SeriesEvent.Sampled> sampled = new HashMap<>();
  private final List<Climb> climbs = new ArrayList<>();
  private Optional<CleanUpReport> cleanUp = Optional.empty();

  @Override
  public void accept(SeriesEvent event) {
    if (event instanceof SeriesEvent.Reached reached) {
      heaps.put(reached.moment(), reached.heap());
    } else if (event instanceof SeriesEvent.Observed observed) {
      states.put(observed.moment(), observed.state());
    } else if (event instanceof SeriesEvent.CellEnded made) {
      ended.add(made);
    } else if (event instanceof SeriesEvent.Sampled made) {
      sampled.put(made.jobs(), made);
    } else if (event instanceof SeriesEvent.Climbed climbed) {
      climbs.add(climbed.climb());
    } else if (event instanceof SeriesEvent.CleanedUp checked) {
      cleanUp = Optional.of(checked.report());
    }
  }

  List<CellUsage> usages() {
    return ended.stream().map(this::usage).toList();
  }

  private CellUsage usage(SeriesEvent.CellEnded cell) {
    HeapState baseline = heaps.get(Moment.BASELINE);
    SeriesEvent.Sampled seen = sampled.get(cell.jobs());
    return new CellUsage(
        cell.jobs(),
        cell.jobsDone(),
        baseline == null ? UNREAD : baseline.resident(),
        baseline == null ? UNREAD : moment(Moment.BASELINE, baseline).outsideHeap(),
        cell.heap(),
        seen == null ? unseen(cell) : withKnownSwitches(seen.memory(), cell.heap().threadsEnded()),
        seen == null ? IN_PROCESS : seen.fixtureTime());
  }

  /** A thread that ends takes with it how often it waited. */
  private static CellMemory withKnownSwitches(CellMemory memory, Figure ended) {
    return ended instanceof Figure.Measured some && some.value() > 0
        ? memory.withoutSwitches(
            "%d threads ended meanwhile, and what they were counted for with them"
                .formatted(some.value()))
        : memory;
  }

  private static CellMemory unseen(SeriesEvent.CellEnded cell) {
    return new CellMemory(
        cell.heap().started(),
        cell.heap().nanos(),
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        0,
        IN_PROCESS,
        List.of(),
        List.of());
  }

  List<MomentMemory> moments() {
    return heaps.entrySet().stream()
        .map(entry -> moment(entry.getKey(), entry.getValue()))
        .toList();
  }

  private MomentMemory moment(Moment moment, HeapState heap) {
    return new MomentMemory(moment, heap, states.getOrDefault(moment, unseen(heap)));
  }

  private static ProcessState unseen(HeapState heap) {
    return new ProcessState(
        heap.at(),
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS,
        IN_PROCESS);
  }

  List<Climb> climbs() {
    return List.copyOf(climbs);
  }

  Optional<CleanUpReport> cleanUp() {
    return cleanUp;
  }
}
