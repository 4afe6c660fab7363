package dev.seachange.verify;

import java.util.Locale;
import java.util.StringJoiner;

/** A result as text. */
final class ComparisonReport {
    private ComparisonReport() {}

    static String of(ComparisonResult result) {
        int width = result.tables().stream()
                .mapToInt(table -> table.target().toString().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (TableCounts table : result.tables()) {
            text.append(line(table, width)).append('\n');
        }
        return text.append(ending(result)).toString();
    }

    private static String line(TableCounts table, int width) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-" + width + "s  %,11d wanted  %,11d in NEW  %,11d equal  %,d missing  %,d extra  %,d different",
                table.target(), table.wanted(), table.present(), table.equal(), table.missing(), table.extra(),
                table.different()));
        append(line, table.ambiguous(), "ambiguous");
        append(line, table.refused(), "refused");
        append(line, table.parked(), "parked");
        return line.toString();
    }

    private static void append(StringBuilder line, long count, String word) {
        if (count > 0) {
            line.append(String.format(Locale.ROOT, "  %,d %s", count, word));
        }
    }

    private static String ending(ComparisonResult result) {
        if (result.identical()) {
            return "identical";
        }
        if (result.differences() == 0) {
            return String.format(Locale.ROOT, "identical but for %,d parked", result.parked());
        }
        StringJoiner lines = new StringJoiner("\n");
        result.first().forEach(difference -> lines.add(difference.text()));
        long untold = result.differences() - result.first().size();
        if (untold > 0) {
            lines.add(String.format(Locale.ROOT, "and %,d more differences", untold));
        }
        return lines.toString();
    }
}
