/**
 * Holds the workload whose jobs ask a server over HTTP, and the server they ask, which a run starts
 * in a JVM of its own: jobs that wait for something, as most do.
 */
@NullMarked
package dev.poolbench.adapters.http;

import org.jspecify.annotations.NullMarked;
