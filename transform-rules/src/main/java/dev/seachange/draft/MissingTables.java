package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.ImpliedCode;
import dev.seachange.rules.ImpliedTable;
import dev.seachange.rules.ImpliedTables;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * CREATE TABLE statements for the tables that rules write and NEW does not have.
 *
 * @param statements by database and table, each with a line feed at its end; empty when NEW has all tables, or there are problems
 * @param problems all that is wrong with the rules but for the missing tables
 */
public record MissingTables(List<String> statements, List<Problem> problems) {
    private static final int INDEX_BYTES = 3072;

    public MissingTables {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }

    /** With these tables in NEW the rules are right, which is tried out here. */
    public static MissingTables of(List<RuleFile> files, Catalog source, Catalog target, Dialect dialect) {
        ImpliedTables implied = ImpliedTables.of(files, source, target);
        Storage storage = new Storage(dialect);
        List<ImpliedTable> stored = implied.tables().stream()
                .map(table -> new ImpliedTable(storage.stored(table.schema()), table.rules(), table.place()))
                .toList();
        TreeSet<Problem> problems = new TreeSet<>(implied.problems());
        stored.forEach(table -> tooLong(table, problems));
        if (RuleSet.compile(files, source, ImpliedTables.with(target, stored)) instanceof Compilation.Refused refused) {
            problems.addAll(refused.problems());
        }
        List<String> statements = problems.isEmpty() ? stored.stream().map(MissingTables::statement).toList() : List.of();
        return new MissingTables(statements, new ArrayList<>(problems));
    }

    private static void tooLong(ImpliedTable table, TreeSet<Problem> problems) {
        TableSchema schema = table.schema();
        tooLong(
                table, "the key of " + schema.id(), schema.key(),
                "Make the table by hand, or a shorter key: uuid5(...), keymap(...).", problems);
        schema.uniqueKeys().forEach(key -> tooLong(
                table, "`" + key.name() + "` of " + schema.id() + ", by which rows are looked up,", key.columns(),
                "Give the column a shorter type: `" + key.name() + ": { from: ..., type: ... }`.", problems));
    }

    private static void tooLong(ImpliedTable table, String what, List<String> columns, String hint, TreeSet<Problem> problems) {
        long bytes = Storage.keyBytes(table.schema(), columns);
        if (bytes > INDEX_BYTES) {
            String message = what + " may take " + bytes + " bytes, an index takes " + INDEX_BYTES;
            problems.add(Problem.of(table.place(), ImpliedCode.E503, message).withHint(hint));
        }
    }

    private static String statement(ImpliedTable table) {
        TableSchema schema = table.schema();
        StringBuilder sql = new StringBuilder();
        sql.append(table.rules().size() == 1 ? "-- rule " : "-- rules ").append(String.join(", ", table.rules())).append('\n');
        String name = quoted(schema.id().database()) + "." + quoted(schema.id().name());
        sql.append("CREATE TABLE ").append(name).append(" (\n");
        for (Column column : schema.columns()) {
            sql.append("  ").append(quoted(column.name())).append(' ').append(declared(column, schema)).append(",\n");
        }
        sql.append("  PRIMARY KEY (").append(quoted(schema.key())).append(')');
        schema.uniqueKeys().forEach(key -> sql.append(",\n  UNIQUE KEY (").append(quoted(key.columns())).append(')'));
        sql.append("\n) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;\n");
        return sql.toString();
    }

    private static String quoted(List<String> names) {
        return names.stream().map(MissingTables::quoted).collect(Collectors.joining(", "));
    }

    private static String declared(Column column, TableSchema table) {
        boolean collated = column.type() instanceof ColumnType.Text && Storage.indexed(table).contains(column.name());
        String collation = collated && column.type() instanceof ColumnType.Text text ? " COLLATE " + text.collation() : "";
        return column.sqlType() + collation + (column.nullable() ? " NULL" : " NOT NULL");
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
