package dev.poolbench.core.testing;

import java.lang.reflect.RecordComponent;

/** Copies records with one component changed, whatever other components they have. */
public final class Records {
  private Records() {}

  public static <R extends Record> R with(R record, String name, Object value) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    boolean found = false;
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        boolean isIt = components[i].getName().equals(name);
        values[i] = isIt ? value : components[i].getAccessor().invoke(record);
        found |= isIt;
      }
      if (!found) {
        throw new IllegalArgumentException("%s has no %s".formatted(record.getClass(), name));
      }
      @SuppressWarnings("unchecked")
      R copy = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return copy;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
