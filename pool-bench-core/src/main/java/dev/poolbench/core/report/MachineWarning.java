package dev.poolbench.core.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Warns of something about the machine that may have moved the figures.
 *
 * @param kind what it is
 * @param blocks the blocks that it touched, ascending; 0 stands for the time before the first;
 *     empty if it holds for the whole run
 * @param text what was seen, such as {@code others used up to 1.3 of 2 CPUs}
 * @param advice the likely cause, and what to do
 */
public record MachineWarning(Kind kind, List<Integer> blocks, String text, String advice) {

  /** Names what can be the matter. */
  public enum Kind {
    /** Other programs used the processor. */
    LOAD,
    /** Other programs used so much of it that a block was measured again. */
    REPEATED,
    /** The hypervisor gave processor time to other machines. */
    STEAL,
    /** The container was stopped because it had used up its processor time. */
    THROTTLING,
    /** Memory went to and from the disk. */
    SWAP,
    /** There are fewer processors than workers that would use one. */
    FEW_CPUS,
    /** A debugger or another agent was in the forks. */
    AGENT
  }

  /** Returns it as a sentence, with the blocks. */
  @Override
  public String toString() {
    String where =
        blocks.isEmpty()
            ? ""
            : blocks.stream()
                .map(block -> block == 0 ? "before the first" : Integer.toString(block))
                .collect(
                    Collectors.joining(", ", blocks.size() == 1 ? " (block " : " (blocks ", ")"));
    return "%s%s: %s".formatted(text, where, advice);
  }
}
