package dev.seachange.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Pieces of a JSON Schema. */
record Json(JsonNodeFactory factory) {
    ObjectNode object() {
        return factory.objectNode();
    }

    ObjectNode of(String key, JsonNode value) {
        ObjectNode object = object();
        object.set(key, value);
        return object;
    }

    ObjectNode of(String key, String value) {
        return object().put(key, value);
    }

    ArrayNode texts(Collection<String> texts) {
        ArrayNode array = factory.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    ArrayNode list(Collection<? extends JsonNode> nodes) {
        ArrayNode array = factory.arrayNode();
        array.addAll(nodes);
        return array;
    }

    ObjectNode reference(String definition) {
        return of("$ref", "#/$defs/" + definition);
    }

    /** One of these texts and nothing else. */
    ObjectNode oneOf(Collection<String> texts) {
        return of("enum", texts(texts));
    }

    /** Any of these schemas. */
    ObjectNode anyOf(JsonNode... schemas) {
        return of("anyOf", list(List.of(schemas)));
    }

    /** For maps in which none of these keys may be. */
    ObjectNode without(Collection<String> keys) {
        ObjectNode properties = object();
        keys.forEach(key -> properties.put(key, false));
        return of("properties", properties);
    }

    /** For maps in which {@code key} is {@code value}. */
    ObjectNode when(String key, String value, ObjectNode then) {
        ObjectNode condition = object();
        condition.set("properties", of(key, of("const", value)));
        condition.set("required", texts(List.of(key)));
        ObjectNode schema = of("if", condition);
        schema.set("then", then);
        return schema;
    }
}
