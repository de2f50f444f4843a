package dev.poolbench.core.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Is a process, whatever descends from it, and what else was said to belong to it. */
final class ProcessTree implements AutoCloseable {
  private final Source source;
  private final long rootPid;
  private final @Nullable String rootReason;
  private final Descendants descendants;
  private final Set<Long> roots = new LinkedHashSet<>();
  private final Map<Long, Member> members = new LinkedHashMap<>();
  private final List<Member> ended = new ArrayList<>();

  ProcessTree(long rootPid, Source source) {
    this.source = source;
    this.rootPid = rootPid;
    this.descendants = new Descendants(source);
    this.roots.add(rootPid);
    this.rootReason = add(rootPid);
    discover();
  }

  /** Adds a process, and returns why not if it cannot be read. */
  private @Nullable String add(long pid) {
    Reading<ProcessProbe> probe = Reading.of(() -> source.probe(pid));
    if (probe.value() == null) {
      return probe.reason();
    }
    Member member = new Member(probe.value());
    members.put(pid, member);
    sample(member, true);
    return null;
  }

  Source source() {
    return source;
  }

  /** Returns the process that all is about; null if it is not there. */
  @Nullable Member root() {
    return members.get(rootPid);
  }

  /** Returns why there is no {@link #root()}. */
  String whyNoRoot() {
    return rootReason == null ? ProcessProbe.ended(rootPid) : rootReason;
  }

  /** Adds a process and its descendants, and returns those that were not known before. */
  List<Member> include(long pid) {
    Set<Member> before = Set.copyOf(members.values());
    roots.add(pid);
    if (!members.containsKey(pid)) {
      add(pid);
    }
    discover();
    return members.values().stream().filter(member -> !before.contains(member)).toList();
  }

  /** Tells whether there may be processes that were not there at the last {@link #discover}. */
  boolean mayHaveGrown() {
    return descendants.mayBeNew();
  }

  void discover() {
    for (long pid : descendants.of(List.copyOf(roots), threads())) {
      if (!members.containsKey(pid)) {
        add(pid);
      }
    }
  }

  /** Samples all; those found to have ended are no members any more. */
  void sample(boolean withThreads) {
    for (Member member : List.copyOf(members.values())) {
      sample(member, withThreads);
    }
  }

  private void sample(Member member, boolean withThreads) {
    if (!member.sample(withThreads)) {
      members.remove(member.pid());
      ended.add(member);
    }
  }

  long rss() {
    long sum = 0;
    for (Member member : members.values()) {
      sum += member.rss();
    }
    return sum;
  }

  int threads() {
    int sum = 0;
    for (Member member : members.values()) {
      sum += member.threads();
    }
    return sum;
  }

  Collection<Member> members() {
    return members.values();
  }

  /** Returns those that have ended since the last {@link #forgetEnded}. */
  Collection<Member> ended() {
    return ended;
  }

  void forgetEnded() {
    ended.forEach(member -> member.probe().close());
    ended.clear();
  }

  @Override
  public void close() {
    forgetEnded();
    members.values().forEach(member -> member.probe().close());
    members.clear();
    descendants.close();
  }
}
