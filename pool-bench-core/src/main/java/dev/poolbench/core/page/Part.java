package dev.poolbench.core.page;

/** Is a part of what is told, on the screen or in a file. */
public sealed interface Part {

  /** Begins what belongs together. */
  record Section(String title) implements Part {}

  /** Is prose. */
  record Paragraph(String text) implements Part {}

  /** Is an entry of a list, such as {@code seed: 7}. */
  record Entry(String name, String text) implements Part {}

  /** Is a table under its title. */
  record Grid(String title, Table table) implements Part {}

  /** Is text that stays as it is, such as the log of a fork. */
  record Verbatim(String text) implements Part {}
}
