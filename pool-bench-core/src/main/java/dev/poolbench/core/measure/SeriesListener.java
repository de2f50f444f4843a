package dev.poolbench.core.measure;

/** Is told of the events of a series, one at a time but from several threads. */
@FunctionalInterface
public interface SeriesListener {

  /**
   * Takes an event.
   *
   * @param event what happened
   */
  void accept(SeriesEvent event);

  /**
   * Prepares for events such as this, so that the first of them costs what later ones do.
   *
   * @param example such an event, which has not happened
   */
  default void rehearse(SeriesEvent example) {}
}
