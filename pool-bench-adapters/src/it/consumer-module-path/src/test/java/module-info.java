/** Holds the tests, which read what they are written with, as the code that they test need not. */
open module com.acme.pools.tests {
  requires com.acme.pools;
  requires dev.poolbench.core;
  requires org.assertj.core;
  requires org.junit.jupiter.api;
}
