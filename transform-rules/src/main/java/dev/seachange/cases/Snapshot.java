package dev.seachange.cases;

import dev.seachange.rules.Catalog;
import dev.seachange.rules.RuleFile;
import dev.seachange.yaml.Problems;
import java.util.Collection;
import java.util.List;

/**
 * The tables of both sides, kept in a file beside the rules, so that they can be tested without a server.
 *
 * @param source tables of OLD
 * @param target tables of NEW
 */
public record Snapshot(Catalog source, Catalog target) {
    private static final String HEAD =
            "# The tables that the rules are tested against. `seachange record --schema` writes this file anew.\n";

    /** Whether a file says in its first line that it may be written anew: what {@link #text} gives does. */
    public static boolean mayBeReplaced(RuleFile file) {
        return file.text().replace("\uFEFF", "").replace("\r", "").startsWith(HEAD);
    }

    /** Reads all snapshot files as one; what is wrong goes to the problems. */
    static Snapshot read(Collection<RuleFile> files, Problems problems) {
        SnapshotReader reader = new SnapshotReader(problems);
        files.forEach(reader::read);
        return reader.snapshot();
    }

    /** The text of a snapshot file. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD + "snapshot: 1\n");
        new SnapshotWriter(text).write("old", List.copyOf(source.tables()));
        new SnapshotWriter(text).write("new", List.copyOf(target.tables()));
        return text.toString();
    }
}
