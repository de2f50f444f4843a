package dev.poolbench.core.catalog;

import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.UnknownNameException;
import dev.poolbench.api.Workload;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Knows the pools and the workloads that can be named.
 *
 * <p>A provider that cannot be loaded, such as one whose own library is absent, hides no other: it
 * is in {@link #broken()}.
 */
public final class Catalog {
  private final Map<String, PoolAdapter> pools = new TreeMap<>();
  private final Map<String, Workload> workloads = new TreeMap<>();
  private final Map<String, Supplier<Workload>> makers = new HashMap<>();
  private final List<String> broken = new ArrayList<>();

  private Catalog() {}

  /**
   * Finds what is on the class path and the module path.
   *
   * @return the catalog
   * @throws IllegalStateException if two of a kind have the same id; the message names both and
   *     where they come from
   */
  public static Catalog find() {
    Catalog catalog = new Catalog();
    catalog.load(PoolAdapter.class, catalog::addPool);
    catalog.load(Workload.class, catalog::addWorkload);
    return catalog;
  }

  /**
   * Adds adapters that are given as objects; one takes the place of another of its class that was
   * found.
   *
   * @param adapters the adapters
   * @return this catalog
   * @throws IllegalStateException if two have the same id
   */
  public Catalog with(Collection<PoolAdapter> adapters) {
    for (PoolAdapter adapter : adapters) {
      PoolAdapter found = pools.get(adapter.id());
      if (found != null && !adapters.contains(found) && found.getClass() == adapter.getClass()) {
        pools.remove(adapter.id());
      }
      add("pool adapters", adapter, pools, adapter.id());
    }
    return this;
  }

  /**
   * Returns the pools.
   *
   * @return the adapters, by id
   */
  public Collection<PoolAdapter> pools() {
    return List.copyOf(pools.values());
  }

  /**
   * Returns the workloads.
   *
   * @return the workloads, by id, none of them opened
   */
  public Collection<Workload> workloads() {
    return List.copyOf(workloads.values());
  }

  /**
   * Returns the providers that could not be loaded.
   *
   * @return a sentence on each
   */
  public List<String> broken() {
    return List.copyOf(broken);
  }

  /**
   * Finds a pool.
   *
   * @param id the id of the adapter, or the name of its class
   * @return the adapter
   * @throws UnknownNameException if there is none; the message has the nearest ids
   * @throws IllegalArgumentException if the class is not an adapter that can be made
   */
  public PoolAdapter pool(String id) {
    PoolAdapter known = pools.get(id);
    return known != null ? known : byClass(PoolAdapter.class, "pool", id, pools.keySet());
  }

  /**
   * Makes a workload.
   *
   * @param id the id of the workload, or the name of its class
   * @return a new workload, not opened
   * @throws UnknownNameException if there is none; the message has the nearest ids
   * @throws IllegalArgumentException if the class is not a workload that can be made
   */
  public Workload workload(String id) {
    Supplier<Workload> maker = makers.get(id);
    return maker != null
        ? maker.get()
        : byClass(Workload.class, "workload", id, workloads.keySet());
  }

  private <T> void load(Class<T> type, Consumer<ServiceLoader.Provider<T>> to) {
    Iterator<ServiceLoader.Provider<T>> providers = ServiceLoader.load(type).stream().iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        to.accept(providers.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        broken.add(
            "a provider could not be loaded: "
                + (e.getCause() == null ? e : e + ": " + e.getCause()));
      }
    }
  }

  private void addPool(ServiceLoader.Provider<PoolAdapter> provider) {
    PoolAdapter adapter = provider.get();
    add("pool adapters", adapter, pools, adapter.id());
  }

  /** A module's workload is made by its provider: the module need not export it. */
  private void addWorkload(ServiceLoader.Provider<Workload> provider) {
    Workload workload = provider.get();
    add("workloads", workload, workloads, workload.id());
    makers.put(workload.id(), provider);
  }

  private static <T> void add(String what, T provider, Map<String, T> known, String id) {
    T other = known.putIfAbsent(id, provider);
    if (other != null) {
      throw new IllegalStateException(
          "two %s have the id '%s': %s and %s; take one of them off the class path, or name it differently"
              .formatted(what, id, described(other), described(provider)));
    }
  }

  private static String described(Object provider) {
    Class<?> type = provider.getClass();
    var source = type.getProtectionDomain().getCodeSource();
    return source == null ? type.getName() : type.getName() + " from " + source.getLocation();
  }

  private <T> T byClass(Class<T> type, String what, String name, Collection<String> known) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      return make(type, what, Class.forName(name, true, loader));
    } catch (ClassNotFoundException e) {
      throw unknown(what, name, known);
    } catch (LinkageError e) {
      throw new IllegalArgumentException(
          "%s '%s': its class cannot be loaded (%s); add the library that it needs"
              .formatted(what, name, e),
          e);
    }
  }

  /** A name may be unknown because its provider is broken: each that is goes along. */
  private IllegalArgumentException unknown(String what, String name, Collection<String> known) {
    IllegalArgumentException unknown =
        known.isEmpty()
            ? new IllegalArgumentException(
                "unknown %s '%s': none is on the class path or module path; add dev.poolbench:pool-bench-adapters, or name a class"
                    .formatted(what, name))
            : new UnknownNameException(what, name, known);
    broken.forEach(each -> unknown.addSuppressed(new IllegalStateException(each)));
    return unknown;
  }

  private static <T> T make(Class<T> type, String what, Class<?> found) {
    try {
      return found.asSubclass(type).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "%s '%s': its constructor failed: %s".formatted(what, found.getName(), e.getCause()), e);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException(
          "%s '%s': accepted is a public class that implements %s, has a public constructor without parameters, and, in a module, is exported"
              .formatted(what, found.getName(), type.getSimpleName()),
          e);
    }
  }
}
