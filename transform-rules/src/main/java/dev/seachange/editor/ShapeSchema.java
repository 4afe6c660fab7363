package dev.seachange.editor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.FunctionHelp;
import dev.seachange.rules.Grammar;
import dev.seachange.rules.Shape.Either;
import dev.seachange.rules.Shape.Items;
import dev.seachange.rules.Shape.Keys;
import dev.seachange.rules.Shape.Named;
import dev.seachange.rules.Shape.Role;
import dev.seachange.rules.Shape.Single;
import dev.seachange.rules.Shape.Tie;
import dev.seachange.rules.Shape.Word;
import dev.seachange.rules.Shape;
import dev.seachange.types.TypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** From shapes of the grammar to schemas. What stands in several places is defined once. */
final class ShapeSchema {
    private static final Map<String, Shape> DEFINED =
            Map.of("rule", Grammar.RULE, "feed", Grammar.FEED, "lookup", Grammar.LOOKUP);
    private static final List<String> SINGLE = List.of("string", "number", "boolean");

    private final Json json;
    private final NameSchema names;

    ShapeSchema(Json json, NameSchema names) {
        this.json = json;
        this.names = names;
    }

    ObjectNode definitions() {
        ObjectNode definitions = json.object();
        ObjectNode rule = of(Grammar.RULE);
        marksAreForOwnersOfRows(rule);
        rule.withArray("allOf").addAll(names.ofRule());
        definitions.set("rule", rule);
        definitions.set("feed", of((Either) Grammar.FEED));
        ObjectNode lookup = of(Grammar.LOOKUP);
        if (!names.ofLookup().isEmpty()) {
            lookup.set("allOf", json.list(names.ofLookup()));
        }
        definitions.set("lookup", lookup);
        definitions.set("expression", expression());
        return definitions;
    }

    /** A part of a row has no end that it could tell of. */
    private void marksAreForOwnersOfRows(ObjectNode rule) {
        ObjectNode schema = json.of("if", json.of("required", json.texts(List.of("owns"))));
        schema.set("then", json.of("properties", json.of("on_delete", json.of("type", "string"))));
        rule.withArray("allOf").add(schema);
    }

    private ObjectNode expression() {
        String functions = Expressions.functions().stream().map(FunctionHelp::form).collect(Collectors.joining("\n"));
        ObjectNode schema = json.of("type", json.texts(SINGLE));
        return schema.put("description", "An SQL expression over the columns of the source row.\n\nFunctions:\n" + functions);
    }

    private ObjectNode schema(Shape shape) {
        for (Map.Entry<String, Shape> defined : DEFINED.entrySet()) {
            if (defined.getValue().equals(shape)) {
                return json.reference(defined.getKey());
            }
        }
        return switch (shape) {
            case Keys keys -> of(keys);
            case Named named -> of(named);
            case Items items -> json.of("type", "array").set("items", schema(items.item()));
            case Either either -> of(either);
            case Word word -> of(word);
            case Single single -> of(single.role());
        };
    }

    ObjectNode of(Keys keys) {
        ObjectNode schema = map(keys.keys(), keys.ties());
        List<String> needed = needed(keys);
        if (!needed.isEmpty()) {
            schema.set("required", json.texts(needed));
        }
        return schema;
    }

    private ObjectNode map(List<Shape.Key> keys, List<Tie> ties) {
        ObjectNode properties = json.object();
        keys.forEach(key -> properties.set(key.name(), described(key)));
        ObjectNode schema = json.of("type", "object").put("additionalProperties", false);
        schema.set("properties", properties);
        if (!ties.isEmpty()) {
            schema.set("allOf", json.list(ties.stream().map(this::tied).toList()));
        }
        return schema;
    }

    /** So that the key is what an editor underlines. */
    private ObjectNode tied(Tie tie) {
        ObjectNode there = json.of("required", json.texts(List.of(tie.other())));
        if (tie.word() != null) {
            there.set("properties", json.of(tie.other(), json.of("const", tie.word())));
        }
        ObjectNode schema = json.of("if", there);
        return schema.set(tie.beside() ? "else" : "then", json.without(List.of(tie.key())));
    }

    private static List<String> needed(Keys keys) {
        return keys.keys().stream().filter(Shape.Key::needed).map(Shape.Key::name).toList();
    }

    /** Maps of several forms as one, whose keys go together in certain ways: so an editor offers all, and names the wrong one. */
    private ObjectNode of(List<Keys> forms) {
        List<Shape.Key> all = forms.stream().flatMap(form -> form.keys().stream()).toList();
        List<Tie> ties = forms.stream().flatMap(form -> form.ties().stream()).toList();
        List<ObjectNode> ways = new ArrayList<>();
        for (Keys form : forms) {
            ObjectNode way = json.without(all.stream().filter(key -> !form.keys().contains(key)).map(Shape.Key::name).toList());
            ways.add(way.set("required", json.texts(needed(form))));
        }
        return map(all, ties).set("anyOf", json.list(ways));
    }

    /** What the key says goes before what its value says. */
    private ObjectNode described(Shape.Key key) {
        ObjectNode schema = json.of("description", key.help());
        ObjectNode value = schema(key.value());
        value.remove("description");
        schema.setAll(value);
        return schema;
    }

    private ObjectNode of(Named named) {
        ObjectNode schema = json.of("type", "object");
        String pattern = named.names().pattern();
        if (pattern != null) {
            schema.set("propertyNames", json.of("pattern", "^(?:" + pattern + ")$"));
        }
        if (named.some()) {
            schema.put("minProperties", 1);
        }
        return schema.set("additionalProperties", schema(named.value()));
    }

    /** Words go together, so that an editor offers them in one list; so do maps. */
    private ObjectNode of(Either either) {
        List<String> words = new ArrayList<>();
        List<Keys> forms = new ArrayList<>();
        List<ObjectNode> others = new ArrayList<>();
        for (Shape choice : either.choices()) {
            switch (choice) {
                case Word word -> words.add(word.word());
                case Keys keys -> forms.add(keys);
                case Named named -> others.add(schema(named));
                case Items items -> others.add(schema(items));
                case Either inner -> others.add(schema(inner));
                case Single single -> others.add(schema(single));
            }
        }
        if (!forms.isEmpty()) {
            others.addFirst(forms.size() == 1 ? schema(forms.getFirst()) : of(forms));
        }
        if (!words.isEmpty()) {
            others.addFirst(json.oneOf(words));
        }
        return json.of("anyOf", json.list(others));
    }

    /** A number may be written with quotes and without. */
    private ObjectNode of(Word word) {
        return word.word().matches("\\d+")
                ? json.of("enum", json.factory().arrayNode().add(Integer.parseInt(word.word())).add(word.word()))
                : json.of("const", word.word());
    }

    private ObjectNode of(Role role) {
        ObjectNode form = form(role);
        ObjectNode narrowed = names.narrowed(role, form);
        return narrowed == null ? form : narrowed;
    }

    private ObjectNode form(Role role) {
        ObjectNode schema = switch (role) {
            case EXPRESSION, CONDITION -> json.reference("expression");
            case SOURCE_COLUMN, TARGET_COLUMN, LOOKUP_COLUMN, CODE, CONSTANT -> json.of("type", json.texts(SINGLE));
            case RULE, SOURCE_TABLE, TARGET_TABLE, VALUE_MAP, LOOKUP, ZONE, WAIT -> json.of("type", "string");
            case TYPE -> json.anyOf(json.oneOf(TypeParser.NAMES), json.of("type", "string"));
            case NULL -> json.of("type", "null");
        };
        String pattern = role.pattern();
        return pattern == null ? schema : schema.put("pattern", "^(?:" + pattern + ")$");
    }
}
