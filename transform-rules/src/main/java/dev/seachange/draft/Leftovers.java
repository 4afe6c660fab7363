package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pairs of columns that names alone do not tell: by type, place in the table, and unique keys. Only ever suggested. */
final class Leftovers {
    private static final double ENOUGH = 0.5;

    private record Guess(Column from, Column to, double likeness) {}

    private final TableWords from;
    private final TableWords to;
    private final List<Column> sources;
    private final List<Column> targets;

    /** By the target's column, the source's that seems to be the same. */
    private final Map<String, String> known;

    Leftovers(Pair pair, List<Column> sources, List<Column> targets, Map<String, String> known) {
        this.from = pair.from();
        this.to = pair.to();
        this.sources = sources;
        this.targets = targets;
        this.known = known;
    }

    /** By the target's column. */
    Map<String, Column> guesses() {
        List<Guess> guesses = new ArrayList<>();
        for (Column source : sources) {
            for (Column target : targets) {
                double likeness = likeness(source, target);
                if (likeness >= ENOUGH) {
                    guesses.add(new Guess(source, target, likeness));
                }
            }
        }
        guesses.sort(Comparator.comparingDouble(Guess::likeness).reversed().thenComparing(guess -> guess.to().name()));
        Map<String, Column> found = new HashMap<>();
        Set<Column> taken = new HashSet<>();
        for (Guess guess : guesses) {
            if (!found.containsKey(guess.to().name()) && taken.add(guess.from())) {
                found.put(guess.to().name(), guess.from());
            }
        }
        return found;
    }

    private double likeness(Column source, Column target) {
        double type = switch (Fit.of(source, target)) {
            case SAME -> 0.3;
            case TIGHT -> 0.15;
            case CAST, CODE, ZONE -> 0.05;
            case NONE -> -1;
        };
        if (type < 0) {
            return 0;
        }
        double likeness = type + 0.8 * TableWords.likeness(from, source.name(), to, target.name());
        likeness += source.nullable() == target.nullable() ? 0.1 : 0;
        likeness += neighbours(source, target, -1) || neighbours(source, target, 1) ? 0.25 : 0;
        boolean unique = unique(from.table(), source);
        likeness += unique != unique(to.table(), target) ? -0.3 : unique ? 0.3 : 0;
        return likeness + (alone(source, sources) && alone(target, targets) && family(source) == family(target) ? 0.2 : 0);
    }

    /** Whether the columns beside them seem to be the same. */
    private boolean neighbours(Column source, Column target, int step) {
        int a = from.table().ordinal(source.name()) + step;
        int b = to.table().ordinal(target.name()) + step;
        List<Column> left = from.table().columns();
        List<Column> right = to.table().columns();
        return a >= 0 && b >= 0 && a < left.size() && b < right.size()
                && left.get(a).name().equals(known.get(right.get(b).name()));
    }

    private static boolean unique(TableSchema table, Column column) {
        return table.uniqueKeys().stream().anyMatch(key -> key.plain() && key.columns().equals(List.of(column.name())));
    }

    private static boolean alone(Column column, List<Column> among) {
        return among.stream().filter(other -> family(other) == family(column)).count() == 1;
    }

    private enum Family {
        NUMBER,
        TEXT,
        BYTES,
        LABELS,
        JSON,
        MOMENT,
        TIME,
        OTHER
    }

    private static Family family(Column column) {
        return switch (column.type()) {
            case ColumnType.Int i -> Family.NUMBER;
            case ColumnType.Decimal d -> Family.NUMBER;
            case ColumnType.Single s -> Family.NUMBER;
            case ColumnType.DoublePrecision d -> Family.NUMBER;
            case ColumnType.Year y -> Family.NUMBER;
            case ColumnType.Bit b -> Family.BYTES;
            case ColumnType.Binary b -> Family.BYTES;
            case ColumnType.Text t -> Family.TEXT;
            case ColumnType.Enumeration e -> Family.LABELS;
            case ColumnType.LabelSet s -> Family.LABELS;
            case ColumnType.Json j -> Family.JSON;
            case ColumnType.Date d -> Family.MOMENT;
            case ColumnType.DateTime d -> Family.MOMENT;
            case ColumnType.Timestamp t -> Family.MOMENT;
            case ColumnType.Time t -> Family.TIME;
            case ColumnType.Other o -> Family.OTHER;
        };
    }
}
