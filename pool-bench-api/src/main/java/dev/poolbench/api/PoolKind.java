package dev.poolbench.api;

/** Tells what the workers of a pool are. */
public enum PoolKind {
  /** The thread that hands the tasks over does the jobs itself: there is one worker. */
  CALLER,
  /** Each worker is a platform thread. */
  THREADS,
  /** Each worker is a thread of the runtime's own: a virtual thread or a coroutine. */
  VIRTUAL_THREADS,
  /** Each worker is a process. */
  PROCESSES
}
