package dev.poolbench.adapters.process;

import dev.poolbench.api.Options;
import dev.poolbench.api.UnknownNameException;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Makes a workload from its id or the name of its class, in a worker as in its host. */
final class RemoteWorkload {
  private RemoteWorkload() {}

  /** Opens a workload in a worker. */
  static Workload open(WorkloadSpec spec) throws Exception {
    Workload workload = make(spec.id());
    workload.open(Options.of(workload, spec));
    return workload;
  }

  /**
   * Checks in the host that a worker can make a workload, and that its options are accepted.
   *
   * @throws IllegalArgumentException if it cannot; the message says why
   */
  static void check(WorkloadSpec spec) {
    Options unused = Options.of(make(spec.id()), spec);
  }

  private static Workload make(String id) {
    List<String> known = new ArrayList<>();
    Iterator<Workload> workloads = ServiceLoader.load(Workload.class).iterator();
    boolean more = true;
    while (more) {
      try {
        more = workloads.hasNext();
        Workload workload = more ? workloads.next() : null;
        if (workload != null && workload.id().equals(id)) {
          return workload;
        } else if (workload != null) {
          known.add(workload.id());
        }
      } catch (ServiceConfigurationError | LinkageError broken) {
        more = true; // One that is broken hides no other.
      }
    }
    return byClass(id, known);
  }

  private static Workload byClass(String name, List<String> known) {
    try {
      return Class.forName(name, true, Thread.currentThread().getContextClassLoader())
          .asSubclass(Workload.class)
          .getConstructor()
          .newInstance();
    } catch (ClassNotFoundException e) {
      throw new UnknownNameException("workload", name, known);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "workload '%s': its constructor failed: %s".formatted(name, e.getCause()), e);
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new IllegalArgumentException(
          "workload '%s': cannot be made in a worker process; accepted is the id of a registered workload, or a public class that implements Workload, has a public constructor without parameters, and, in a module, is exported"
              .formatted(name),
          e);
    }
  }
}
