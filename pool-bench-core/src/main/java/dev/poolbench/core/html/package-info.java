/**
 * Makes the page that people look at: one file with everything in it, which opens from disk. Java
 * decides what there is to say and the script of the page how it looks, so that all text that came
 * from elsewhere stays data.
 */
@org.jspecify.annotations.NullMarked
package dev.poolbench.core.html;
