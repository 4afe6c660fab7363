package dev.seachange.preflight;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Dates without a year, a month or a day: the log reader gives NULL for them, and where a DATE or DATETIME may be NULL nobody can
 * tell the two apart. Elsewhere such a row is parked.
 */
final class ZeroDates {
    private static final Set<String> STRICT = Set.of("STRICT_TRANS_TABLES", "STRICT_ALL_TABLES");
    private static final int MOST_NAMED = 3;

    private final Probe old;
    private final Findings findings;
    private final Mapping mapping;
    private final Catalog catalog;

    ZeroDates(Probe old, Findings findings, Mapping mapping, Catalog catalog) {
        this.old = old;
        this.findings = findings;
        this.mapping = mapping;
        this.catalog = catalog;
    }

    void check() throws SQLException {
        List<String> columns = mapping.sources().stream()
                .map(catalog::table)
                .flatMap(Optional::stream)
                .flatMap(this::hiding)
                .toList();
        List<String> missing = missing(old.variable("sql_mode").orElse(""));
        if (columns.isEmpty() || missing.isEmpty()) {
            return;
        }
        String modes = String.join(",", missing);
        findings.warning(
                PreflightCode.P138,
                "sql_mode is without " + modes + ", so zero dates (0000-00-00) are let in. One that is written while Seachange follows"
                        + " arrives in NEW as NULL, since the log reader cannot tell the two apart: " + named(columns) + ".",
                "SET GLOBAL sql_mode=CONCAT_WS(',', NULLIF(@@GLOBAL.sql_mode, ''), '" + modes + "'), the same in my.cnf, and"
                        + " reconnect the application's sessions.\nOr make sure that the application writes none.");
    }

    private Stream<String> hiding(TableSchema table) {
        return table.columns().stream()
                .filter(column -> column.nullable() && isDate(column.type()) && mapping.reads(table.id(), column))
                .map(column -> table + "." + column.name());
    }

    private static boolean isDate(ColumnType type) {
        return type instanceof ColumnType.Date || type instanceof ColumnType.DateTime;
    }

    /** Without a strict mode the others warn only. */
    private static List<String> missing(String mode) {
        Set<String> modes = Arrays.stream(mode.toUpperCase(Locale.ROOT).split(",")).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        if (STRICT.stream().noneMatch(modes::contains)) {
            missing.add("STRICT_TRANS_TABLES");
        }
        for (String needed : List.of("NO_ZERO_DATE", "NO_ZERO_IN_DATE")) {
            if (!modes.contains(needed)) {
                missing.add(needed);
            }
        }
        return missing;
    }

    private static String named(List<String> columns) {
        String named = columns.stream().limit(MOST_NAMED).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        int more = columns.size() - MOST_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
