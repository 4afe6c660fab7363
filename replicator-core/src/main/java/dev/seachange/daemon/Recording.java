package dev.seachange.daemon;

import dev.seachange.cases.CaseWriter;
import dev.seachange.cases.Snapshot;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.config.MigrationConfig;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleFiles;
import dev.seachange.yaml.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The command {@code record}: writes what tests need. Only reads from both servers. */
final class Recording {
    private static final String SNAPSHOT = "tables.schema.yaml";

    private static final Pattern TEST_FILE = Pattern.compile("\\.test\\.ya?ml$");

    private final Console console;

    Recording(Console console) {
        this.console = console;
    }

    int schema(MigrationConfig config) throws SQLException, IOException {
        List<RuleFile> there = RuleFiles.snapshots(config.rules());
        if (there.size() > 1) {
            console.err().println("seachange: there are several snapshots: " + String.join(", ", names(there)) + ". Keep one of them.");
            return ExitCode.PROBLEMS;
        }
        for (RuleFile file : there) {
            if (!Snapshot.mayBeReplaced(file)) {
                console.err().println("seachange: " + file.name() + " is there already, and its first line is not that of a recorded"
                        + " one: nothing is overwritten. Move it away first; or change it by hand when a schema changes.");
                return ExitCode.PROBLEMS;
            }
        }
        try (BothSides sides = BothSides.connect(config)) {
            if (Subject.cannotConnect(sides, console)) {
                return ExitCode.PROBLEMS;
            }
            snapshot(config, sides, there);
            return ExitCode.DONE;
        }
    }

    private void snapshot(MigrationConfig config, BothSides sides, List<RuleFile> there) throws SQLException, IOException {
        Path file = there.isEmpty() ? RuleFiles.folder(config.rules()).resolve(SNAPSHOT) : Path.of(there.getFirst().name());
        Snapshot snapshot = new Snapshot(sides.source(), sides.target());
        Files.writeString(file, snapshot.text());
        console.out().println("Wrote " + file + ": " + snapshot.source().tables().size() + " tables of OLD, "
                + snapshot.target().tables().size() + " of NEW.");
    }

    private static List<String> names(List<RuleFile> files) {
        return files.stream().map(RuleFile::name).toList();
    }

    int rows(MigrationConfig config, String table, List<String> keys, @Nullable Path to, Set<String> masked)
            throws SQLException, IOException {
        Path file = to == null ? RuleFiles.folder(config.rules()).resolve(table + ".test.yaml") : to;
        if (!TEST_FILE.matcher(file.toString()).find()) {
            console.err().println("seachange: name it *.test.yaml, not " + file + ": beside the rules, other names are those of rules.");
            return ExitCode.PROBLEMS;
        }
        if (Files.exists(file)) {
            console.err().println("seachange: " + file + " is there already, and nothing is overwritten. Name another one with -o.");
            return ExitCode.PROBLEMS;
        }
        try (BothSides sides = BothSides.connect(config)) {
            Subject subject = Subject.of(sides, config, table, console);
            if (subject == null || !canMask(subject, masked)) {
                return ExitCode.PROBLEMS;
            }
            List<Row> rows = new ArrayList<>();
            boolean all = true;
            for (String key : keys) {
                List<Row> meant = rows(subject, key);
                all &= !meant.isEmpty();
                rows.addAll(meant);
            }
            if (!all) {
                return ExitCode.PROBLEMS;
            }
            String text;
            try (NewReferences references = subject.references(config)) {
                text = new CaseWriter(subject.rules(), subject.table(), references.reading(), masked).text(rows);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            console.out().println("Wrote " + file + ": " + rows.size() + (rows.size() == 1 ? " case" : " cases")
                    + ". It holds values of OLD: look at it before you share it.");
            List<RuleFile> there = RuleFiles.snapshots(config.rules());
            if (there.isEmpty()) {
                snapshot(config, sides, there);
            }
            return ExitCode.DONE;
        }
    }

    /** More than one where a bar leaves it open which key is meant; empty, told, when there is none. */
    private List<Row> rows(Subject subject, String key) throws SQLException {
        List<RowKey> meant = subject.keys(key, console);
        List<Row> rows = new ArrayList<>();
        for (RowKey one : meant) {
            subject.row(one).ifPresent(rows::add);
        }
        if (rows.isEmpty() && !meant.isEmpty()) {
            console.err().println("seachange: OLD has no row " + subject.table().id() + " " + key + ".");
        }
        return rows;
    }

    private boolean canMask(Subject subject, Set<String> masked) {
        List<String> columns = subject.table().columns().stream().map(column -> column.name()).toList();
        boolean can = true;
        for (String column : masked) {
            if (!columns.contains(column)) {
                console.err().println("seachange: " + subject.table().id() + " has no column `" + column + "` to mask"
                        + Nearest.question(column, columns));
                can = false;
            } else if (subject.table().key().contains(column)) {
                console.err().println("seachange: `" + column + "` is part of the key, which cannot be masked.");
                can = false;
            }
        }
        return can;
    }
}
