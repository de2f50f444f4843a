/**
 * Holds what the adapters of several libraries have in common: whether a library is there, what JDK
 * 21 has and this is not compiled for, and how to wait for a pool whose own close does not.
 */
@NullMarked
package dev.poolbench.adapters.support;

import org.jspecify.annotations.NullMarked;
