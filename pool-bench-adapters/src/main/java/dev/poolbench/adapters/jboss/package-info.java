/** Holds the pool of JBoss Threads, which WildFly and Quarkus run on: {@code jboss}. */
@NullMarked
package dev.poolbench.adapters.jboss;

import org.jspecify.annotations.NullMarked;
