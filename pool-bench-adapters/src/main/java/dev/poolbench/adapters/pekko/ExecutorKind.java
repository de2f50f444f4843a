package dev.poolbench.adapters.pekko;

/** Names the executors of a dispatcher. */
enum ExecutorKind {
  /** A work-stealing pool. */
  FORK_JOIN,
  /** A fixed pool before one queue. */
  THREAD_POOL
}
