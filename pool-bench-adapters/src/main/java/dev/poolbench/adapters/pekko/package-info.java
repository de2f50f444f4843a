/** Holds a dispatcher of Apache Pekko: {@code pekko}. */
@NullMarked
package dev.poolbench.adapters.pekko;

import org.jspecify.annotations.NullMarked;
