package dev.seachange.editor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seachange.change.Column;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Shape.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of one migration. Tables and columns must be among those there are; names that rule files make up are offered only, since
 * the file at hand may just be getting new ones.
 */
final class LiveNames implements NameSchema {
    private final Json json;
    private final Surroundings around;

    LiveNames(Json json, Surroundings around) {
        this.json = json;
        this.around = around;
    }

    @Override
    public @Nullable ObjectNode narrowed(Role role, ObjectNode form) {
        return switch (role) {
            case SOURCE_TABLE -> json.anyOf(json.oneOf(tables(around.source())), withPattern("^/.+/$"));
            case TARGET_TABLE -> json.anyOf(json.oneOf(tables(around.target())), withPattern("\\$\\{"));
            case VALUE_MAP -> offered(around.names().valueMaps(), form);
            case LOOKUP -> offered(around.names().lookups(), form);
            case RULE, SOURCE_COLUMN, TARGET_COLUMN, LOOKUP_COLUMN, CODE, CONSTANT, EXPRESSION, CONDITION, TYPE, ZONE, WAIT, NULL -> null;
        };
    }

    private ObjectNode withPattern(String pattern) {
        return json.of("type", "string").put("pattern", pattern);
    }

    private ObjectNode offered(Collection<String> names, ObjectNode form) {
        return names.isEmpty() ? form : json.anyOf(json.oneOf(names), form);
    }

    private static List<String> tables(Catalog catalog) {
        return catalog.tables().stream().map(TableSchema::toString).toList();
    }

    @Override
    public List<ObjectNode> ofRule() {
        List<ObjectNode> rules = new ArrayList<>();
        for (TableSchema table : around.source().tables()) {
            rules.add(json.when("from", table.toString(), json.of("properties", fromSource(table))));
        }
        for (TableSchema table : around.target().tables()) {
            rules.add(json.when("to", table.toString(), json.of("properties", intoTarget(table))));
        }
        return rules;
    }

    @Override
    public List<ObjectNode> ofLookup() {
        List<ObjectNode> lookups = new ArrayList<>();
        for (TableSchema table : around.target().tables()) {
            ObjectNode columns = json.oneOf(columns(table));
            ObjectNode properties = json.of("match", more(columns));
            properties.set("take", more(columns));
            lookups.add(json.when("table", table.toString(), json.of("properties", properties)));
        }
        return lookups;
    }

    /** Columns of the source are offered as expressions, are the only names in these, and all that can be dropped. */
    private ObjectNode fromSource(TableSchema table) {
        ObjectNode columns = json.oneOf(columns(table));
        ObjectNode expression = json.anyOf(columns, without(bareName()));
        ObjectNode map = json.of("type", "object");
        map.set("properties", json.object().<ObjectNode>set("from", expression).set("by", expression));
        ObjectNode other = without(json.anyOf(bareName(), json.of("type", "object")));
        ObjectNode feed = json.of("additionalProperties", json.anyOf(columns, other, map));
        ObjectNode except = json.of("propertyNames", columns);
        ObjectNode named = json.object();
        columns(table).forEach(column -> named.set(column, json.object()));
        except.set("properties", named);
        ObjectNode properties = json.of("where", more(expression));
        properties.set("key", more(feed));
        properties.set("columns", more(feed));
        properties.set("drop", more(json.of("items", columns)));
        properties.set("except", more(except));
        return properties;
    }

    /** An expression that is a name and nothing else. */
    private ObjectNode bareName() {
        return withPattern("^(?!(?:true|false|null|TRUE|FALSE|NULL)$)[A-Za-z_][A-Za-z0-9_]*$");
    }

    private ObjectNode without(ObjectNode schema) {
        return json.of("not", schema);
    }

    /** Tells more of a key that is offered already: editors that know the word do not offer it once more. */
    private static ObjectNode more(ObjectNode schema) {
        return schema.deepCopy().put("doNotSuggest", true);
    }

    private ObjectNode intoTarget(TableSchema table) {
        List<String> key = new ArrayList<>();
        List<String> others = new ArrayList<>();
        ObjectNode described = json.object();
        for (Column column : table.columns()) {
            if (!column.generated()) {
                (table.key().contains(column.name()) ? key : others).add(column.name());
                described.set(column.name(), json.of("description", described(table, column)));
            }
        }
        ObjectNode properties = json.of("key", more(named(key, described)));
        properties.set("columns", more(named(others, described)));
        ObjectNode marks = json.of("properties", json.of("set", more(named(others, described))));
        properties.set("on_delete", more(marks));
        return properties;
    }

    private ObjectNode named(List<String> names, ObjectNode described) {
        ObjectNode schema = json.of("propertyNames", json.oneOf(names));
        schema.set("properties", described.deepCopy().retain(names));
        return schema;
    }

    private static String described(TableSchema table, Column column) {
        String role = table.key().contains(column.name()) ? ", of the key" : column.nullable() ? ", may be NULL" : "";
        boolean wanted = !column.nullable() && !column.hasDefault() && role.isEmpty();
        return table.id() + "." + column.name() + ": " + column.sqlType() + role + (wanted ? ", needs a value" : "");
    }

    private static List<String> columns(TableSchema table) {
        return table.columns().stream().map(Column::name).toList();
    }
}
