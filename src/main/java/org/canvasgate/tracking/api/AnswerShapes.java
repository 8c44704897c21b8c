package org.canvasgate.tracking.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.springframework.lang.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What the records behind the answers say of themselves: every component is there, and may be null
 * where it says so. The description says the same, so that a program can rely on it.
 */
final class AnswerShapes {
  private final Map<String, Class<?>> records;

  private AnswerShapes(Map<String, Class<?>> records) {
    this.records = records;
  }

  /** Gathers the records that the interface's parts take and give. */
  static AnswerShapes of(List<RequestMappingHandlerMapping> routes) {
    Map<String, Class<?>> records = new LinkedHashMap<>();
    routes.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(
            route ->
                route.getKey().getPatternValues().stream()
                    .anyMatch(path -> path.startsWith(ApiRoot.PATH)))
        .map(Map.Entry::getValue)
        .forEach(method -> gather(method, records));
    gather(Fault.class, records);
    return new AnswerShapes(records);
  }

  private static void gather(HandlerMethod method, Map<String, Class<?>> records) {
    gather(method.getMethod().getGenericReturnType(), records);
    for (Type parameter : method.getMethod().getGenericParameterTypes()) gather(parameter, records);
  }

  private static void gather(Type type, Map<String, Class<?>> records) {
    if (type instanceof ParameterizedType several)
      for (Type each : several.getActualTypeArguments()) gather(each, records);
    else if (type instanceof Class<?> found
        && found.isRecord()
        && records.put(found.getSimpleName(), found) != found)
      for (RecordComponent component : found.getRecordComponents())
        gather(component.getGenericType(), records);
  }

  /** Adds a record that no part names. */
  void add(Components components, Class<?> added) {
    ModelConverters.getInstance(true)
        .readAll(added)
        .forEach((name, schema) -> components.addSchemas(name, schema));
  }

  /**
   * Says of each schema what is there, what may be null, and what each field means.
   *
   * @param schemas gives the words for a schema's name
   * @param fields gives the words for a field, by its whole and by its short name
   */
  void complete(
      Components components, UnaryOperator<String> schemas, BinaryOperator<String> fields) {
    components
        .getSchemas()
        .forEach(
            (name, schema) -> {
              Class<?> found = records.get(name);
              if (found != null) complete(name, schema, found, schemas, fields);
            });
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void complete(
      String name,
      Schema schema,
      Class<?> found,
      UnaryOperator<String> schemas,
      BinaryOperator<String> fields) {
    schema.description(schemas.apply(name));
    schema.setRequired(
        Arrays.stream(found.getRecordComponents()).map(RecordComponent::getName).toList());
    Map<String, Schema> properties = new LinkedHashMap<>();
    for (RecordComponent component : found.getRecordComponents()) {
      Schema property = (Schema) schema.getProperties().get(component.getName());
      if (property == null) continue;
      if (anything(component.getGenericType())) property.setAdditionalProperties(Boolean.TRUE);
      if (component.isAnnotationPresent(Nullable.class)
          || component.getAccessor().isAnnotationPresent(Nullable.class))
        property = nullable(property);
      property.description(fields.apply(name + "." + component.getName(), component.getName()));
      properties.put(component.getName(), property);
    }
    schema.setProperties(properties);
  }

  /** A map whose values are texts, numbers, truths or lists. */
  private static boolean anything(Type type) {
    return type instanceof ParameterizedType map
        && map.getRawType() == Map.class
        && map.getActualTypeArguments()[1] == Object.class;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Schema nullable(Schema property) {
    if (property.get$ref() != null) {
      Schema nothing = new Schema<>();
      nothing.types(Set.of("null"));
      return new Schema<>().anyOf(List.of(new Schema<>().$ref(property.get$ref()), nothing));
    }
    if (property.getTypes() == null) return property;
    Set<String> types = new LinkedHashSet<>(property.getTypes());
    types.add("null");
    property.setTypes(types);
    return property;
  }
}
