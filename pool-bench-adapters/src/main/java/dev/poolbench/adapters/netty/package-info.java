/** Holds Netty's groups of event executors: {@code netty}. */
@NullMarked
package dev.poolbench.adapters.netty;

import org.jspecify.annotations.NullMarked;
