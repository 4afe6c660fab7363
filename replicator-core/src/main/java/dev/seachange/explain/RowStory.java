package dev.seachange.explain;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.StoredParked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code explain} prints of one row. */
public final class RowStory {
    private final Lines lines = new Lines();

    private RowStory() {}

    /**
     * The whole story.
     *
     * @param row as OLD has it; null when it has none
     */
    public static String of(TableSchema table, RowKey key, @Nullable Row row, List<RuleView> rules, Standing standing) {
        RowStory story = new RowStory();
        story.source(table, key, row);
        rules.forEach(rule -> new RuleStory(table, rule, standing, story.lines).tell());
        story.stands(standing);
        return story.lines.toString();
    }

    private void source(TableSchema table, RowKey key, @Nullable Row row) {
        if (row == null) {
            lines.title("OLD has no row " + table.id() + " " + key);
            return;
        }
        lines.title("OLD " + table.id() + " " + key);
        for (int i = 0; i < row.size(); i++) {
            lines.named(table.columns().get(i).name(), Shown.value(row.get(i), table.columns().get(i)));
        }
    }

    private void stands(Standing standing) {
        lines.title("where it stands");
        switch (standing) {
            case Standing.NotBegun none -> notBegun(none);
            case Standing.Outdated old -> lines.plain("The state of `" + old.migration() + "` in NEW is as an older version has left"
                    + " it: `seachange run` brings it up to date.");
            case Standing.Begun begun -> begun(begun);
        }
    }

    private void notBegun(Standing.NotBegun none) {
        lines.plain("The migration `" + none.migration() + "` has not begun: NEW holds no state of it.");
        if (none.numbers()) {
            lines.plain("Key maps give their numbers as rows are copied: which ones is not known yet.");
        }
        if (none.lookups()) {
            lines.plain("Lookups see what NEW holds now: rows that the copy will bring are not there yet.");
        }
    }

    private void begun(Standing.Begun begun) {
        Checkpoint at = begun.checkpoint();
        lines.named("stage", at.stage());
        lines.named("NEW is at", at.position() + (at.sourceTime() == null ? "" : ", committed in OLD at " + at.sourceTime()));
        lines.named("rules", switch (begun.rules()) {
            case SAME -> "those that NEW's rows were made by";
            case AS_GOOD -> "written anew since the last start, and the next one asks nothing about that";
            case CHANGED -> "CHANGED since the last start, and what they mean, too: the next one asks what to do, and `seachange"
                    + " check` tells what is different";
        });
        lines.named("copy", copied(begun.copied()));
        if (begun.parked().isEmpty()) {
            lines.named("quarantine", "not parked");
        }
        begun.parked().forEach(this::parked);
    }

    private static String copied(Standing.Copied copied) {
        return switch (copied) {
            case Standing.Copied.Unplanned unplanned -> "the table is not in the copy yet: the next start adds it";
            case Standing.Copied.Waiting waiting -> "not copied yet: the table waits";
            case Standing.Copied.Running running -> {
                Boolean row = running.row();
                String said = row == null ? "" : row ? "copied: " : "not copied yet: ";
                yield said + "the table is being copied" + (running.through() == null ? "" : ", through key " + running.through());
            }
            case Standing.Copied.Done done -> "the table is copied";
        };
    }

    private void parked(StoredParked parked) {
        long skipped = parked.skipped();
        lines.named("quarantine", "PARKED for rule " + parked.rule() + " since " + parked.parkedAt() + ": " + parked.code() + " "
                + parked.message());
        lines.plain("  behind " + parked.position() + "; " + skipped + (skipped == 1 ? " later change" : " later changes") + " skipped"
                + (parked.retryUntil() == null ? "" : "; tried again by itself until " + parked.retryUntil()));
    }
}
