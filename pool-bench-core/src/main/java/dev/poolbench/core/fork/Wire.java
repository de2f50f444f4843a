package dev.poolbench.core.fork;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.measure.SeriesEvent;
import dev.poolbench.core.measure.SeriesRequest;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.JobError;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.WarmUp;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is the binary form of what a host and its fork tell each other.
 *
 * <p>Written by hand rather than by the JSON library, whose classes and heap have no place in the
 * JVM that is measured.
 */
final class Wire {
  private static final int MOST_BYTES = 16 << 20;

  private Wire() {}

  static void write(DataOutputStream out, SeriesRequest request) throws IOException {
    text(out, request.pool().toString());
    out.writeInt(request.workers());
    text(out, request.workload().orElseThrow().toString());
    text(out, request.dispatch().toString());
    ints(out, request.jobCounts());
    out.writeInt(request.iterations());
    out.writeLong(request.iterationTime().toNanos());
    out.writeLong(request.warmUpTime().toNanos());
    out.writeLong(request.timeout().toNanos());
    checksums(out, request.checksums());
  }

  static SeriesRequest readSeriesRequest(DataInputStream in) throws IOException {
    return new SeriesRequest(
        PoolSpec.parse(text(in)),
        in.readInt(),
        Optional.of(WorkloadSpec.parse(text(in))),
        Dispatch.parse(text(in)),
        ints(in),
        in.readInt(),
        Duration.ofNanos(in.readLong()),
        Duration.ofNanos(in.readLong()),
        Duration.ofNanos(in.readLong()),
        checksums(in));
  }

  static void write(DataOutputStream out, ProbeRequest request) throws IOException {
    out.writeInt(request.pools().size());
    for (PoolSpec pool : request.pools()) {
      text(out, pool.toString());
    }
    text(out, request.workload().toString());
    ints(out, request.jobCounts());
  }

  static ProbeRequest readProbeRequest(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<PoolSpec> pools = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      pools.add(PoolSpec.parse(text(in)));
    }
    return new ProbeRequest(pools, WorkloadSpec.parse(text(in)), ints(in));
  }

  static void write(DataOutputStream out, ProbeAnswer answer) throws IOException {
    texts(out, answer.facts());
    Map<String, String> unavailable = new LinkedHashMap<>();
    answer.unavailable().forEach((pool, reason) -> unavailable.put(pool.toString(), reason));
    texts(out, unavailable);
    checksums(out, answer.checksums());
    text(out, answer.unchecked());
  }

  static ProbeAnswer readProbeAnswer(DataInputStream in) throws IOException {
    Map<String, String> facts = texts(in);
    Map<PoolSpec, String> unavailable = new LinkedHashMap<>();
    texts(in).forEach((pool, reason) -> unavailable.put(PoolSpec.parse(pool), reason));
    return new ProbeAnswer(facts, unavailable, checksums(in), text(in));
  }

  static void write(DataOutputStream out, SeriesEvent event) throws IOException {
    if (event instanceof SeriesEvent.Started started) {
      out.writeByte('s');
      text(out, started.phase().name());
      out.writeInt(started.jobs());
    } else if (event instanceof SeriesEvent.Finished finished) {
      out.writeByte('f');
      text(out, finished.phase().name());
      out.writeLong(finished.nanos());
    } else if (event instanceof SeriesEvent.WarmedUp warmedUp) {
      out.writeByte('w');
      out.writeInt(warmedUp.warmUp().iterations());
      out.writeLong(warmedUp.warmUp().nanos());
      out.writeBoolean(warmedUp.warmUp().settled());
    } else if (event instanceof SeriesEvent.Measured measured) {
      out.writeByte('m');
      measurement(out, measured.measurement());
    } else if (event instanceof SeriesEvent.Straggled straggled) {
      out.writeByte('l');
      out.writeInt(straggled.jobs());
      out.writeInt(straggled.iteration());
      counts(out, straggled.counts());
    } else if (event instanceof SeriesEvent.Refused refused) {
      out.writeByte('r');
      text(out, refused.reason());
    } else if (event instanceof SeriesEvent.Failed failed) {
      out.writeByte('x');
      failure(out, failed.failure());
    } else if (event instanceof SeriesEvent.Alive) {
      out.writeByte('a');
    } else if (event instanceof SeriesEvent.Done) {
      out.writeByte('d');
    }
  }

  static SeriesEvent readEvent(DataInputStream in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 's' -> new SeriesEvent.Started(phase(in), in.readInt());
      case 'f' -> new SeriesEvent.Finished(phase(in), in.readLong());
      case 'w' ->
          new SeriesEvent.WarmedUp(new WarmUp(in.readInt(), in.readLong(), in.readBoolean()));
      case 'm' -> new SeriesEvent.Measured(measurement(in));
      case 'l' -> new SeriesEvent.Straggled(in.readInt(), in.readInt(), counts(in));
      case 'r' -> new SeriesEvent.Refused(text(in));
      case 'x' -> new SeriesEvent.Failed(failure(in));
      case 'a' -> new SeriesEvent.Alive();
      case 'd' -> new SeriesEvent.Done();
      default -> throw new IOException("a fork said something unknown: byte " + tag);
    };
  }

  private static void measurement(DataOutputStream out, Measurement made) throws IOException {
    out.writeInt(made.jobs());
    out.writeInt(made.iteration());
    out.writeInt(made.repeats());
    out.writeLong(made.nanos());
    counts(out, made.counts());
    out.writeBoolean(made.firstError().isPresent());
    if (made.firstError().isPresent()) {
      JobError error = made.firstError().get();
      out.writeLong(error.job());
      text(out, error.type());
      text(out, error.message());
      text(out, error.stackTrace());
    }
  }

  private static Measurement measurement(DataInputStream in) throws IOException {
    return new Measurement(
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        counts(in),
        in.readBoolean()
            ? Optional.of(new JobError(in.readLong(), text(in), text(in), text(in)))
            : Optional.empty());
  }

  private static void counts(DataOutputStream out, JobCounts counts) throws IOException {
    out.writeLong(counts.handedOver());
    out.writeLong(counts.completed());
    out.writeLong(counts.failed());
    out.writeLong(counts.refused());
    out.writeLong(counts.lost());
    out.writeLong(counts.unfinished());
    out.writeLong(counts.repeated());
    out.writeLong(counts.late());
    out.writeLong(counts.wrong());
  }

  private static JobCounts counts(DataInputStream in) throws IOException {
    return new JobCounts(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  private static void failure(DataOutputStream out, Failure failure) throws IOException {
    text(out, failure.phase().name());
    out.writeInt(failure.jobs().orElse(0));
    text(out, failure.message());
    text(out, failure.detail());
    text(out, failure.log());
  }

  private static Failure failure(DataInputStream in) throws IOException {
    Phase phase = phase(in);
    int jobs = in.readInt();
    return new Failure(
        phase, jobs == 0 ? Optional.empty() : Optional.of(jobs), text(in), text(in), text(in));
  }

  private static Phase phase(DataInputStream in) throws IOException {
    return Phase.valueOf(text(in));
  }

  private static void texts(DataOutputStream out, Map<String, String> texts) throws IOException {
    out.writeInt(texts.size());
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      text(out, entry.getKey());
      text(out, entry.getValue());
    }
  }

  private static Map<String, String> texts(DataInputStream in) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      texts.put(text(in), text(in));
    }
    return texts;
  }

  private static void checksums(DataOutputStream out, Map<Integer, Integer> sums)
      throws IOException {
    out.writeInt(sums.size());
    for (Map.Entry<Integer, Integer> entry : sums.entrySet()) {
      out.writeInt(entry.getKey());
      out.writeInt(entry.getValue());
    }
  }

  private static Map<Integer, Integer> checksums(DataInputStream in) throws IOException {
    Map<Integer, Integer> sums = new LinkedHashMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      sums.put(in.readInt(), in.readInt());
    }
    return sums;
  }

  private static void ints(DataOutputStream out, List<Integer> values) throws IOException {
    out.writeInt(values.size());
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static List<Integer> ints(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(in.readInt());
    }
    return values;
  }

  static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("a text of %d bytes is more than %d".formatted(length, MOST_BYTES));
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
