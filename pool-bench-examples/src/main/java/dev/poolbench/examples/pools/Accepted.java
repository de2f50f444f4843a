package dev.poolbench.examples.pools;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Option;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.plan.Against;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options; what is not accepted is refused with what would be. */
final class Accepted {
  /** The greatest power of two that a job count can be. */
  private static final int MOST_POWER = 30;

  private Accepted() {}

  private static <T> T read(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static int whole(String text, int least, int greatest, String accepted) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Is refused like a number that is too small.
    }
    throw new TypeConversionException("'%s'; accepted is %s".formatted(text, accepted));
  }

  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return whole(text, 1, Integer.MAX_VALUE, "a whole number of at least 1");
    }
  }

  static final class Pixels implements ITypeConverter<Integer> {
    static final int DEFAULT = 1_200;

    @Override
    public Integer convert(String text) {
      return whole(text, 200, 5_000, "a whole number of pixels from 200 to 5000");
    }
  }

  static final class Power implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return whole(text, 0, MOST_POWER, "a whole number from 0 to " + MOST_POWER);
    }
  }

  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'%s'; accepted is a whole number".formatted(text));
      }
    }
  }

  static final class Span implements ITypeConverter<Duration> {
    private static final Option<Duration> FORM = Option.duration("time", "1s", "");

    @Override
    public Duration convert(String text) {
      try {
        return FORM.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'%s'; accepted is %s".formatted(text, FORM.accepted()));
      }
    }
  }

  static final class Timeout implements ITypeConverter<Duration> {
    private static final Duration LEAST = Duration.ofMillis(10);

    @Override
    public Duration convert(String text) {
      Duration timeout = new Span().convert(text);
      if (timeout.compareTo(LEAST) < 0) {
        throw new TypeConversionException("'%s'; accepted is at least 10ms".formatted(text));
      }
      return timeout;
    }
  }

  static final class Budget implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Duration budget = new Span().convert(text);
      if (budget.isZero()) {
        throw new TypeConversionException("'%s'; accepted is more than 0".formatted(text));
      }
      return budget;
    }
  }

  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double percent =
            Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
        boolean isShare = percent < 1 && !text.endsWith("%");
        if (percent > 0 && percent < 100 && !isShare) {
          return percent / 100;
        }
      } catch (NumberFormatException e) {
        // Is refused like a number that is too large.
      }
      throw new TypeConversionException(
          "'%s'; accepted is a percentage above 0 and below 100, such as 5%%; below 1 with the sign, as 0.5%%"
              .formatted(text));
    }
  }

  static final class Baseline implements ITypeConverter<Against> {
    @Override
    public Against convert(String text) {
      return switch (text) {
        case "first" -> Against.first();
        case "fastest" -> Against.fastest();
        default -> read(text, Against::pool);
      };
    }
  }

  /** Reads a list of pools, in which {@code all} stands for those that are found. */
  static final class Pools implements ITypeConverter<Many<PoolSpec>> {
    @Override
    public Many<PoolSpec> convert(String text) {
      return read(text, list -> new Many<>(PoolSpec.parseList(list)));
    }
  }

  static final class Workload implements ITypeConverter<WorkloadSpec> {
    @Override
    public WorkloadSpec convert(String text) {
      return read(text, WorkloadSpec::parse);
    }
  }

  static final class Dispatches implements ITypeConverter<Many<Dispatch>> {
    @Override
    public Many<Dispatch> convert(String text) {
      return read(
          text,
          list -> new Many<>(Arrays.stream(list.split(",", -1)).map(Dispatch::parse).toList()));
    }
  }

  static final class Ladder implements ITypeConverter<LadderKind> {
    @Override
    public LadderKind convert(String text) {
      return switch (text) {
        case "linear" -> LadderKind.LINEAR;
        case "geometric" -> LadderKind.GEOMETRIC;
        default ->
            throw new TypeConversionException(
                "'%s'; accepted are linear and geometric".formatted(text));
      };
    }
  }

  static final class WorkType implements ITypeConverter<WorkloadSpec> {
    @Override
    public WorkloadSpec convert(String text) {
      return switch (text) {
        case "compute" -> WorkloadSpec.parse("sqrt");
        case "network" -> WorkloadSpec.parse("http(connection=fresh,retries=3)");
        default ->
            throw new TypeConversionException(
                "'%s'; accepted is compute or network (or any workload by --workload)"
                    .formatted(text));
      };
    }
  }

  /** Is where a report can be saved: refused before anything is measured, rather than after. */
  static final class Save implements ITypeConverter<Many<SaveTarget>> {
    @Override
    public Many<SaveTarget> convert(String text) {
      return read(text, path -> new Many<>(SaveTarget.saving(path)));
    }
  }

  /** Is a file in a format, refused as early. */
  static final class To implements ITypeConverter<SaveTarget> {
    @Override
    public SaveTarget convert(String text) {
      return read(text, SaveTarget::exporting);
    }
  }

  /** Is a list that is one value of one option, with commas of its own. */
  record Many<T>(List<T> values) {}

  enum LadderKind {
    LINEAR,
    GEOMETRIC
  }
}
