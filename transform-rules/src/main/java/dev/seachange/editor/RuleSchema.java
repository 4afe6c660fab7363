package dev.seachange.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seachange.rules.Grammar;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (2020-12) of rule files, as text. */
public final class RuleSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RuleSchema() {}

    /** @param around null for the language alone, which fits every migration */
    public static String of(@Nullable Surroundings around) {
        Json json = new Json(JSON.getNodeFactory());
        ObjectNode schema = json.object();
        schema.put("$schema", DIALECT);
        schema.put("description", around == null
                ? "Rules of Seachange, as `seachange schema` writes it."
                : "Rules of Seachange, as `seachange schema` writes it, with the tables of one migration. Write it anew when they change.");
        ShapeSchema shapes = new ShapeSchema(json, around == null ? NameSchema.NONE : new LiveNames(json, around));
        schema.setAll(shapes.of(Grammar.FILE));
        schema.set("$defs", shapes.definitions());
        return text(schema);
    }

    /** Indented by two, with line feeds on every system, and one at the end. */
    private static String text(ObjectNode schema) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
        try {
            return JSON.writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON is always written", e);
        }
    }
}
