package dev.poolbench.core.export;

import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Writes text, as UTF-8. */
record OfText(String format, Function<Report, String> text) implements Export {
  @Override
  public void write(Report report, OutputStream out) throws IOException {
    out.write(text.apply(report).getBytes(StandardCharsets.UTF_8));
  }
}
