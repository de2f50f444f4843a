/** Holds programs that call pool-bench: the study's command, and an example of each subject. */
@org.jspecify.annotations.NullMarked
module dev.poolbench.examples {
  requires dev.poolbench.adapters;
  requires transitive dev.poolbench.api;
  requires dev.poolbench.core;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires static org.jspecify;

  exports dev.poolbench.examples.compare;
  exports dev.poolbench.examples.own;
  exports dev.poolbench.examples.pools;

  opens dev.poolbench.examples.pools to
      info.picocli;
}
