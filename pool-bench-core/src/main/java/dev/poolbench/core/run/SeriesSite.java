package dev.poolbench.core.run;

import dev.poolbench.core.fork.ForkException;
import dev.poolbench.core.fork.ProbeAnswer;
import dev.poolbench.core.fork.ProbeRequest;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.measure.SeriesListener;
import dev.poolbench.core.measure.SeriesRequest;
import java.io.IOException;

/** Is where series are measured. */
interface SeriesSite extends AutoCloseable {

  ProbeAnswer probe(Jdk jdk, ProbeRequest request) throws ForkException, IOException;

  void measure(String name, Jdk jdk, SeriesRequest request, SeriesListener listener)
      throws IOException;

  /** Stops what is being measured; called from another thread. */
  void stop();

  @Override
  void close() throws IOException;
}
