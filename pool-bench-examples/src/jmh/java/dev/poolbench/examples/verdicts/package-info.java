/** Measures how often the verdicts are wrong, against pools of which the truth is known. */
@NullMarked
package dev.poolbench.examples.verdicts;

import org.jspecify.annotations.NullMarked;
