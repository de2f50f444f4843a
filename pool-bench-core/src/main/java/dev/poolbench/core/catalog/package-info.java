/**
 * Knows the pools and the workloads that can be named: {@link dev.poolbench.core.catalog.Catalog}
 * finds them by {@link java.util.ServiceLoader}, on the class path and on the module path, or by
 * the names of their classes.
 */
@NullMarked
package dev.poolbench.core.catalog;

import org.jspecify.annotations.NullMarked;
