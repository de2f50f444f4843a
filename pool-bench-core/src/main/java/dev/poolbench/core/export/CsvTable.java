package dev.poolbench.core.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * Writes rows as RFC 4180 has it: a header, commas, lines that end in CR LF, and quotes around what
 * has any of these in it. Numbers are plain decimals with a point.
 *
 * <p>A spreadsheet takes text that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or
 * a carriage return for a formula, and runs it. Such a text, which an adapter or a job may have
 * chosen, is preceded by an apostrophe, which makes it text again.
 *
 * @param <R> what a row is made from
 */
final class CsvTable<R> {
  private static final String FORMULA = "=+-@\t\r";

  /** Keeps a thousandth of a nanosecond, and of what is small, such as a ratio, six digits. */
  private static final int DECIMALS = 3;

  private static final MathContext SIX_DIGITS = new MathContext(6);

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private record Column<R>(String name, Function<R, Optional<?>> value) {}

  private final List<Column<R>> columns = new ArrayList<>();

  /** Adds a column; a row for which it has nothing has an empty cell. */
  CsvTable<R> with(String name, Function<R, Optional<?>> value) {
    columns.add(new Column<>(name, value));
    return this;
  }

  /** Adds a column of which every row has something. */
  CsvTable<R> withAll(String name, Function<R, Object> value) {
    return with(name, row -> Optional.of(value.apply(row)));
  }

  String of(List<R> rows) {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
    columns.forEach(column -> schema.addColumn(column.name()));
    List<Object[]> cells = rows.stream().map(this::cells).toList();
    return MAPPER.writer(schema.build()).writeValueAsString(cells);
  }

  private Object[] cells(R row) {
    return columns.stream()
        .map(column -> column.value().apply(row).map(CsvTable::cell).orElse(null))
        .toArray();
  }

  private static Object cell(Object value) {
    if (value instanceof Double number) {
      return plain(number);
    } else if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    String text = value.toString();
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static BigDecimal plain(double number) {
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal rounded =
        Math.abs(number) < 1
            ? exact.round(SIX_DIGITS)
            : exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }
}
