package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.files.Replacing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Writes and reads reports as JSON; specs and dispatches stand there in their textual form. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(PoolSpec.class, ToStringSerializer.instance)
                  .addSerializer(WorkloadSpec.class, ToStringSerializer.instance)
                  .addSerializer(Dispatch.class, ToStringSerializer.instance)
                  .addSerializer(Path.class, ToStringSerializer.instance)
                  .addDeserializer(PoolSpec.class, new FromText<>(PoolSpec.class, PoolSpec::parse))
                  .addDeserializer(
                      WorkloadSpec.class, new FromText<>(WorkloadSpec.class, WorkloadSpec::parse))
                  .addDeserializer(Dispatch.class, new FromText<>(Dispatch.class, Dispatch::parse))
                  .addDeserializer(Path.class, new FromText<>(Path.class, Path::of)))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private Json() {}

  static String toText(Object record) {
    return MAPPER.writeValueAsString(record);
  }

  static void write(Report report, Path path) throws IOException {
    Replacing.write(path, out -> out.write(toText(report).getBytes(StandardCharsets.UTF_8)));
  }

  static Report read(Path path) throws IOException {
    return read(path, Report.class, "report", Report.SCHEMA);
  }

  /** Reads what has a schema. */
  static <T> T read(Path path, Class<T> type, String what, String accepted) throws IOException {
    String text = Files.readString(path);
    String schema;
    try {
      JsonNode tree = MAPPER.readTree(text);
      schema = tree.path("schema").asString("");
      if (schema.equals(accepted)) {
        return MAPPER.treeToValue(tree, type);
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s '%s': is not a %s of pool-bench, or is damaged: %s"
              .formatted(
                  what, path, what, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
    throw new IllegalArgumentException(
        "%s '%s': its schema is '%s'; accepted is %s".formatted(what, path, schema, accepted));
  }

  private static final class FromText<T> extends StdDeserializer<T> {
    private final Function<String, T> parser;

    FromText(Class<T> type, Function<String, T> parser) {
      super(type);
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      return parser.apply(json.getValueAsString(""));
    }
  }
}
