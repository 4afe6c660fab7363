package dev.seachange.daemon;

import dev.seachange.cases.TypedKeys;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.cli.Console;
import dev.seachange.config.MigrationConfig;
import dev.seachange.preflight.Finding;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.Profile;
import dev.seachange.rules.RuleFiles;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.RowLookup;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a user asks about: a table that the rules read, and rows of it. Why something is not there is told on the console. */
record Subject(BothSides sides, RuleSet rules, TableSchema table) {

    /** Null, told, when a server cannot be reached, the rules are wrong, or no rule reads such a table. */
    static @Nullable Subject of(BothSides sides, MigrationConfig config, String table, Console console)
            throws SQLException, IOException {
        if (cannotConnect(sides, console)) {
            return null;
        }
        return switch (RuleSet.compile(RuleFiles.load(config.rules()), sides.source(), sides.target(), Profile.TAKEN)) {
            case Compilation.Refused refused -> {
                console.err().println(Problems.render(refused.problems()));
                yield null;
            }
            case Compilation.Compiled compiled -> of(sides, compiled.rules(), table, console);
        };
    }

    private static @Nullable Subject of(BothSides sides, RuleSet rules, String name, Console console) throws SQLException {
        List<String> known = rules.sources().stream().map(Object::toString).toList();
        if (!known.contains(name)) {
            console.err().println("seachange: no rule reads a table `" + name + "` of OLD" + Nearest.question(name, known));
            return null;
        }
        TableSchema table = sides.source().tables().stream()
                .filter(t -> t.id().toString().equals(name))
                .findFirst()
                .orElseThrow();
        return new Subject(sides, rules, table);
    }

    static boolean cannotConnect(BothSides sides, Console console) {
        sides.findings().stream().map(Finding::render).forEach(console.err()::println);
        return !sides.findings().isEmpty();
    }

    /** What a text may stand for; empty, told, when it is not a key of the table. */
    List<RowKey> keys(String text, Console console) {
        try {
            return TypedKeys.readings(table, text);
        } catch (IllegalArgumentException e) {
            console.err().println("seachange: " + e.getMessage());
            return List.of();
        }
    }

    Optional<Row> row(RowKey key) throws SQLException {
        return lookupOld().read(table, table.columns(), key);
    }

    /** What rules see of NEW now. */
    NewReferences references(MigrationConfig config) {
        return new NewReferences(Startup.settings(config.newServer()), config.name(), rules.lookups(), Set.of());
    }

    RowLookup lookupOld() {
        Connection connection = Objects.requireNonNull(sides.oldServer());
        return new RowLookup(connection);
    }

    RowLookup lookupNew() {
        Connection connection = Objects.requireNonNull(sides.newServer());
        return new RowLookup(connection);
    }
}
