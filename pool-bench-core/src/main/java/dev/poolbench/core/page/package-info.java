/**
 * Sets a report as a page of text or of Markdown. Exported to the command alone, which sets its
 * plans and lists alike; everybody else has these pages from {@link
 * dev.poolbench.core.export.Export}.
 */
@NullMarked
package dev.poolbench.core.page;

import org.jspecify.annotations.NullMarked;
