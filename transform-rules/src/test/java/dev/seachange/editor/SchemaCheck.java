package dev.seachange.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlList;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlReader;
import dev.seachange.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a JSON Schema has against a YAML text, with the lines of the text. */
final class SchemaCheck {
    /** @param line counted from 1 */
    record Told(int line, String message) {
        @Override
        public String toString() {
            return line + ": " + message;
        }
    }

    private final Schema schema;

    SchemaCheck(String schema) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    }

    /** Sorted by line; each once. */
    List<Told> told(String yaml) {
        Optional<YamlNode> node = YamlReader.read(new SourceText("text", yaml), new Problems());
        if (node.isEmpty()) {
            return List.of(new Told(1, "no YAML"));
        }
        return schema.validate(json(node.get()).toString(), InputFormat.JSON).stream()
                .map(error -> {
                    Place place = place(node.get(), error.getInstanceLocation());
                    String property = error.getProperty();
                    int line = property == null ? place.line() : key(node.get(), error.getInstanceLocation(), property, place).line();
                    return new Told(line, error.getMessage());
                })
                .distinct()
                .sorted(Comparator.comparingInt(Told::line).thenComparing(Told::message))
                .toList();
    }

    private static JsonNode json(YamlNode node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return switch (node) {
            case YamlMap map -> {
                ObjectNode object = factory.objectNode();
                map.entries().forEach(entry -> object.set(entry.name(), json(entry.value())));
                yield object;
            }
            case YamlList list -> {
                ArrayNode array = factory.arrayNode();
                list.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case YamlScalar scalar -> switch (scalar.kind()) {
                case NOTHING -> factory.nullNode();
                case TRUTH -> factory.booleanNode(Boolean.parseBoolean(scalar.text()));
                case WHOLE_NUMBER, NUMBER -> factory.numberNode(new BigDecimal(scalar.text()));
                case TEXT -> factory.textNode(scalar.text());
            };
        };
    }

    /** Of the innermost key or item on the way that is there. */
    private static Place place(YamlNode top, NodePath way) {
        YamlNode node = top;
        Place place = top.place();
        for (int i = 0; i < way.getNameCount(); i++) {
            Object step = way.getElement(i);
            if (node instanceof YamlMap map && map.entry(String.valueOf(step)).isPresent()) {
                YamlMap.Entry entry = map.entry(String.valueOf(step)).get();
                place = entry.key().place();
                node = entry.value();
            } else if (node instanceof YamlList list && step instanceof Integer at) {
                node = list.items().get(at);
                place = node.place();
            }
        }
        return place;
    }

    private static Place key(YamlNode top, NodePath way, String key, Place otherwise) {
        YamlNode node = top;
        for (int i = 0; i < way.getNameCount(); i++) {
            Object step = way.getElement(i);
            if (node instanceof YamlMap map) {
                node = map.entry(String.valueOf(step)).map(YamlMap.Entry::value).orElse(node);
            } else if (node instanceof YamlList list && step instanceof Integer at) {
                node = list.items().get(at);
            }
        }
        return node instanceof YamlMap map && map.entry(key).isPresent() ? map.entry(key).get().key().place() : otherwise;
    }
}
