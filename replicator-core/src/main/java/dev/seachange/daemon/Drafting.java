package dev.seachange.daemon;

import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.config.MigrationConfig;
import dev.seachange.draft.Dialect;
import dev.seachange.draft.Draft;
import dev.seachange.draft.MissingTables;
import dev.seachange.draft.Sample.CodeColumn;
import dev.seachange.draft.Sample;
import dev.seachange.editor.RuleSchema;
import dev.seachange.editor.Surroundings;
import dev.seachange.preflight.Finding;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleFiles;
import dev.seachange.rules.Vocabulary;
import dev.seachange.server.FrequentValues;
import dev.seachange.server.ServerKind;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Help to start: drafts of rules, of tables, and a schema for editors. Only reads from both servers. */
final class Drafting {
    private static final int MOST_CODES = 12;
    private static final int ROWS_LOOKED_AT = 100_000;

    private final Console console;

    Drafting(Console console) {
        this.console = console;
    }

    int init(MigrationConfig config, @Nullable Path to, boolean sample) throws SQLException, IOException {
        DraftPlaces places = DraftPlaces.of(config, to);
        if (Files.exists(places.rules())) {
            console.err().println("seachange: " + places.rules() + " is there already, and nothing is overwritten."
                    + " Name another place with -o.");
            return ExitCode.PROBLEMS;
        }
        List<Path> before = to == null ? RuleFiles.paths(config.rules()) : List.of();
        if (!before.isEmpty()) {
            // Both files would be read, and their rules would make the same rows.
            console.err().println("seachange: " + config.rules() + " holds rules already, in " + before.getFirst()
                    + ", and a second file of the same tables would go against them. Name a place elsewhere with -o.");
            return ExitCode.PROBLEMS;
        }
        try (BothSides sides = BothSides.connect(config)) {
            if (cannotConnect(sides)) {
                return ExitCode.PROBLEMS;
            }
            Catalog source = sides.source();
            Catalog target = sides.target();
            Draft draft = Draft.of(source, target, List.of(), places.schemaFromRules());
            Connection oldServer = sides.oldServer();
            if (sample && oldServer != null) {
                draft = Draft.of(source, target, samples(oldServer, draft.codeColumns()), places.schemaFromRules());
            }
            create(places.rules(), draft.text());
            boolean fresh = !Files.exists(places.schema());
            if (fresh) {
                Vocabulary names = Vocabulary.of(List.of(new RuleFile(places.rules().toString(), draft.text())));
                create(places.schema(), RuleSchema.of(new Surroundings(source, target, names)));
            }
            told(config, places, draft, fresh);
            return ExitCode.DONE;
        }
    }

    private static void create(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static List<Sample> samples(Connection oldServer, List<CodeColumn> columns) throws SQLException {
        List<Sample> samples = new ArrayList<>();
        for (CodeColumn column : columns) {
            FrequentValues found =
                    FrequentValues.read(oldServer, column.table(), column.column(), MOST_CODES, ROWS_LOOKED_AT);
            List<Sample.Value> values = found.values().stream().map(v -> new Sample.Value(v.text(), v.rows())).toList();
            samples.add(new Sample(column, values, found.all(), found.rows()));
        }
        return samples;
    }

    private void told(MigrationConfig config, DraftPlaces places, Draft draft, boolean fresh) {
        console.out().println("Wrote " + places.rules() + ": " + counted(draft.rules(), "rule") + ", "
                + counted(draft.questions().size(), "question") + ".");
        console.out().println(fresh
                ? "Wrote " + places.schema() + ", by which editors complete and check rule files."
                : places.schema() + " is there already and stays: `seachange schema -c " + config.file() + " -o " + places.schema()
                        + "` writes it anew.");
        draft.questions().forEach(question ->
                console.out().println("  " + places.rules() + ":" + question.line() + "  " + question.text()));
        console.out().println(draft.questions().isEmpty()
                ? "Next: seachange check -c " + config.file()
                : "Answer them in the file: a line with `#?` is a suggestion. Then: seachange check -c " + config.file());
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    int ddl(MigrationConfig config, @Nullable Dialect wanted) throws SQLException, IOException {
        try (BothSides sides = BothSides.connect(config)) {
            if (cannotConnect(sides)) {
                return ExitCode.PROBLEMS;
            }
            Dialect dialect = wanted == null ? dialect(config.newServer().kind()) : wanted;
            MissingTables missing = MissingTables.of(RuleFiles.load(config.rules()), sides.source(), sides.target(), dialect);
            if (!missing.problems().isEmpty()) {
                console.err().println(Problems.render(missing.problems()));
                console.err().println("Nothing is printed before the rules are right but for the tables that NEW lacks.");
                return ExitCode.PROBLEMS;
            }
            console.out().println(missing.statements().isEmpty()
                    ? "-- NEW has every table that the rules write."
                    : String.join("\n", missing.statements()).stripTrailing());
            return ExitCode.DONE;
        }
    }

    private static Dialect dialect(ServerKind kind) {
        return switch (kind) {
            case MYSQL -> Dialect.MYSQL;
            case MARIADB -> Dialect.MARIADB;
        };
    }

    int schema(@Nullable MigrationConfig config, @Nullable Path to) throws SQLException, IOException {
        String schema = RuleSchema.of(null);
        if (config != null) {
            try (BothSides sides = BothSides.connect(config)) {
                if (cannotConnect(sides)) {
                    return ExitCode.PROBLEMS;
                }
                schema = RuleSchema.of(new Surroundings(sides.source(), sides.target(), names(config)));
            }
        }
        if (to == null) {
            console.out().print(schema);
        } else {
            Files.writeString(to, schema);
            console.err().println("Wrote " + to + ". Rule files name it in their first line: # yaml-language-server: $schema="
                    + to.getFileName());
        }
        return ExitCode.DONE;
    }

    /** Rules may be missing, or wrong: this is for those who are about to write them. */
    private static Vocabulary names(MigrationConfig config) throws IOException {
        return Vocabulary.of(RuleFiles.paths(config.rules()).isEmpty() ? List.of() : RuleFiles.load(config.rules()));
    }

    private boolean cannotConnect(BothSides sides) {
        sides.findings().stream().map(Finding::render).forEach(console.err()::println);
        return !sides.findings().isEmpty();
    }
}
