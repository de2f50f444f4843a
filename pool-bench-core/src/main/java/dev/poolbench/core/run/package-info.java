/**
 * Carries out a plan: each series in a fork of its own or in this JVM, gathered into a report. Not
 * exported.
 */
@NullMarked
package dev.poolbench.core.run;

import org.jspecify.annotations.NullMarked;
