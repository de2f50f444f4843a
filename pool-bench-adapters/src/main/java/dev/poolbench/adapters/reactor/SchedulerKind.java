package dev.poolbench.adapters.reactor;

/** Names the schedulers. */
enum SchedulerKind {
  /** For blocking work: threads up to a number, each with a queue of its own. */
  BOUNDED_ELASTIC,
  /** For computing: single threads, which take tasks in turn. */
  PARALLEL,
  /** For blocking work: a virtual thread a task, up to a number. */
  VIRTUAL
}
