/**
 * Holds the two interfaces that users implement, {@link dev.poolbench.api.PoolAdapter} for a kind
 * of pool and {@link dev.poolbench.api.Workload} for what a job does, and the words both are spoken
 * of in: {@link dev.poolbench.api.Pool}, {@link dev.poolbench.api.Task}, {@link
 * dev.poolbench.api.Dispatch}, declared {@link dev.poolbench.api.Option options}, and the textual
 * form {@code jdk-fixed(workers=50,queue=array:1024)} that names a pool or a workload everywhere.
 */
@NullMarked
package dev.poolbench.api;

import org.jspecify.annotations.NullMarked;
