/**
 * Holds the pool whose workers are other JVMs, {@code process}: what {@code multiprocessing.Pool}
 * is for Python.
 *
 * <p>In the host a thread for each worker takes tasks from one queue, tells its worker which jobs
 * to do over the worker's standard input, and completes the tasks from the results that come back
 * over its standard output. {@link dev.poolbench.adapters.process.Frames} is the form of what goes
 * between them, {@link dev.poolbench.adapters.process.WorkerMain} the main class of a worker.
 */
@NullMarked
package dev.poolbench.adapters.process;

import org.jspecify.annotations.NullMarked;
