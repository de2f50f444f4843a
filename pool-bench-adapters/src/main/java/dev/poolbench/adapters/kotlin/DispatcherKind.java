package dev.poolbench.adapters.kotlin;

/** Names where coroutines run. */
enum DispatcherKind {
  /** On as many threads of the IO dispatcher as there are workers. */
  LIMITED,
  /** On the dispatcher for computing. */
  DEFAULT,
  /** On the dispatcher for blocking work. */
  IO
}
