package dev.poolbench.core.fork;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Writes and reads records in a binary form that follows from their components.
 *
 * <p>Knows records, sealed interfaces of records, enums, texts, numbers, times, and lists, sets,
 * maps and optionals of these. Both sides run the same classes, so nothing names a type but the
 * place of a record among those that a sealed interface permits: whatever the other side says, only
 * records of the expected types are made. Takes the place of the JSON library, whose classes and
 * heap have no place in the JVM that is measured.
 */
public final class RecordCodec {
  private static final int MOST_BYTES = 16 << 20;

  /** Looked up once: each look-up makes accessors anew, which the JIT would compile in the run. */
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  /** Looked up once rather than for each record that comes. */
  private static final ClassValue<Constructor<?>> CONSTRUCTOR =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          Class<?>[] types =
              Arrays.stream(COMPONENTS.get(type))
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new);
          try {
            return type.getDeclaredConstructor(types);
          } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
          }
        }
      };

  /** Looked up once, for the same reason: each look-up filters them by a stream. */
  private static final ClassValue<List<Class<?>>> PERMITTED =
      new ClassValue<>() {
        @Override
        protected List<Class<?>> computeValue(Class<?> type) {
          return List.of(type.getPermittedSubclasses());
        }
      };

  private RecordCodec() {}

  /**
   * Writes a value.
   *
   * @param out where to
   * @param type what the other side expects
   * @param value a value of that type
   * @throws IOException if that fails
   */
  @SuppressWarnings("EnumOrdinal") // Both sides run the same classes.
  public static void write(DataOutputStream out, Type type, Object value) throws IOException {
    if (type instanceof ParameterizedType generic) {
      writeGeneric(out, generic, value);
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    } else if (value instanceof Integer number) {
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeDouble(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Enum<?> constant) {
      out.writeByte(constant.ordinal());
    } else if (value instanceof Duration time) {
      out.writeLong(time.toNanos());
    } else if (value instanceof Instant time) {
      out.writeLong(time.getEpochSecond());
      out.writeInt(time.getNano());
    } else if (value instanceof OptionalInt number) {
      out.writeBoolean(number.isPresent());
      out.writeInt(number.orElse(0));
    } else if (value instanceof Record made) {
      if (type instanceof Class<?> sealed && sealed.isSealed()) {
        out.writeByte(PERMITTED.get(sealed).indexOf(made.getClass()));
      }
      for (RecordComponent component : COMPONENTS.get(made.getClass())) {
        write(out, component.getGenericType(), call(component.getAccessor(), made));
      }
    } else {
      throw unknown(type);
    }
  }

  private static void writeGeneric(DataOutputStream out, ParameterizedType type, Object value)
      throws IOException {
    Type[] of = type.getActualTypeArguments();
    if (value instanceof Collection<?> all) {
      out.writeInt(all.size());
      for (Object element : all) {
        write(out, of[0], element);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(out, of[0], entry.getKey());
        write(out, of[1], entry.getValue());
      }
    } else if (value instanceof Optional<?> optional) {
      out.writeBoolean(optional.isPresent());
      if (optional.isPresent()) {
        write(out, of[0], optional.get());
      }
    } else {
      throw unknown(type);
    }
  }

  /**
   * Reads a value.
   *
   * @param in where from
   * @param type what is expected
   * @return a value of that type, equal to the one that was written
   * @throws IOException if that fails, or if what comes makes no such value
   */
  public static Object read(DataInputStream in, Type type) throws IOException {
    if (type instanceof ParameterizedType generic) {
      return readGeneric(in, generic);
    }
    if (!(type instanceof Class<?> plain)) {
      throw unknown(type);
    }
    if (plain == String.class) {
      return new String(in.readNBytes(size(in)), StandardCharsets.UTF_8);
    } else if (plain == int.class || plain == Integer.class) {
      return in.readInt();
    } else if (plain == long.class || plain == Long.class) {
      return in.readLong();
    } else if (plain == double.class || plain == Double.class) {
      return in.readDouble();
    } else if (plain == boolean.class || plain == Boolean.class) {
      return in.readBoolean();
    } else if (plain.isEnum()) {
      return chosen(in, plain, Arrays.asList(plain.getEnumConstants()));
    } else if (plain == Duration.class) {
      return Duration.ofNanos(in.readLong());
    } else if (plain == Instant.class) {
      return Instant.ofEpochSecond(in.readLong(), in.readInt());
    } else if (plain == OptionalInt.class) {
      boolean present = in.readBoolean();
      int number = in.readInt();
      return present ? OptionalInt.of(number) : OptionalInt.empty();
    } else if (plain.isSealed()) {
      return readRecord(in, chosen(in, plain, PERMITTED.get(plain)));
    } else if (plain.isRecord()) {
      return readRecord(in, plain);
    }
    throw unknown(type);
  }

  private static Object readGeneric(DataInputStream in, ParameterizedType type) throws IOException {
    Type[] of = type.getActualTypeArguments();
    if (type.getRawType() == List.class || type.getRawType() == Set.class) {
      int size = size(in);
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(read(in, of[0]));
      }
      return type.getRawType() == Set.class ? Set.copyOf(list) : List.copyOf(list);
    } else if (type.getRawType() == Map.class) {
      int size = size(in);
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        map.put(read(in, of[0]), read(in, of[1]));
      }
      return Collections.unmodifiableMap(map);
    } else if (type.getRawType() == Optional.class) {
      return in.readBoolean() ? Optional.of(read(in, of[0])) : Optional.empty();
    }
    throw unknown(type);
  }

  private static Object readRecord(DataInputStream in, Class<?> type) throws IOException {
    RecordComponent[] components = COMPONENTS.get(type);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = read(in, components[i].getGenericType());
    }
    try {
      return CONSTRUCTOR.get(type).newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IOException("%s does not take what came: %s".formatted(type, e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(Method accessor, Object record) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T chosen(DataInputStream in, Class<?> type, List<T> among) throws IOException {
    int place = in.readByte();
    if (place < 0 || place >= among.size()) {
      throw new IOException(
          "%s has no place %d: it has %d".formatted(type.getName(), place, among.size()));
    }
    return among.get(place);
  }

  private static int size(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MOST_BYTES) {
      throw new IOException("a size of %d is not from 0 to %d".formatted(size, MOST_BYTES));
    }
    return size;
  }

  private static IllegalStateException unknown(Type type) {
    return new IllegalStateException("cannot be sent: " + type);
  }
}
