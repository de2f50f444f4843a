/** Holds the pool of Tomcat's connectors: {@code tomcat}. */
@NullMarked
package dev.poolbench.adapters.tomcat;

import org.jspecify.annotations.NullMarked;
