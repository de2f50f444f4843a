/** Writes files so that nobody finds one that is half written. */
@NullMarked
package dev.poolbench.core.files;

import org.jspecify.annotations.NullMarked;
