/**
 * What a report is written as for other tools and for people: text, tables, pictures and pages, all
 * behind one small interface, {@link dev.poolbench.core.export.Export}. An export reads a report
 * and measures nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.poolbench.core.export;
