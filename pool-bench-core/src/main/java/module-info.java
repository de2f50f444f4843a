/** Plans, forks, measures and reports: what an engineer calls to compare pools. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // The command is compiled after this module, so it is not found yet.
module dev.poolbench.core {
  requires transitive dev.poolbench.api;
  requires HdrHistogram;
  requires com.github.oshi;
  requires com.google.common;
  requires java.management;
  requires jdk.management;
  requires org.apache.commons.statistics.descriptive;
  requires org.apache.commons.statistics.distribution;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.csv;
  requires static java.desktop;
  requires static org.assertj.core;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;
  requires static org.knowm.xchart;

  uses dev.poolbench.api.PoolAdapter;
  uses dev.poolbench.api.Workload;

  exports dev.poolbench.core;
  exports dev.poolbench.core.assertj;
  exports dev.poolbench.core.catalog;
  exports dev.poolbench.core.cleanup;
  exports dev.poolbench.core.export;
  exports dev.poolbench.core.jdk;
  exports dev.poolbench.core.junit;
  exports dev.poolbench.core.kit;
  exports dev.poolbench.core.memory;
  exports dev.poolbench.core.plan;
  exports dev.poolbench.core.report;
  exports dev.poolbench.core.statistics;
  exports dev.poolbench.core.page to
      dev.poolbench.examples;
}
