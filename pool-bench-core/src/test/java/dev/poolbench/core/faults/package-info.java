/** Holds pools and workloads that go wrong in one known way each. */
@NullMarked
package dev.poolbench.core.faults;

import org.jspecify.annotations.NullMarked;
