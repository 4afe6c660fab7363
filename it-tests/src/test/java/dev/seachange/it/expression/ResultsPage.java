package dev.seachange.it.expression;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Compiled;
import dev.seachange.it.docs.GeneratedPage;
import dev.seachange.types.TypeNames;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** docs/results.md: what MySQL gave for each expression, in the row of {@link EdgeTable} that shows most. */
final class ResultsPage {
    /** Numbers of rows, the most telling first; those with extremes and with NULLs come last. */
    private static final List<Integer> TELLING = List.of(3, 7, 6, 8, 5, 4, 2, 1);

    private static final String HEAD = """
            # Results

            What MySQL gives for each expression that `OracleIT` compares, for one of the rows compared: made by `OracleIT` from a real
            server with `-Dgolden=write`. The program gives the same, except where [functions](functions.md) says otherwise. `error` is a
            row that MySQL refuses in strict mode; here it is parked. Texts stand in quotes, bytes in hexadecimal digits.
            """;

    private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"");

    private final TableSchema table;
    private final List<Row> rows;
    private final Map<String, StringBuilder> families = new TreeMap<>();

    ResultsPage(TableSchema table, List<Row> rows) {
        this.table = table;
        this.rows = List.copyOf(rows);
    }

    /** @param answers MySQL's, row by row */
    void add(OracleCase one, Compiled ours, List<String> answers) {
        int best = 0;
        int most = -1;
        for (int number : TELLING) {
            String answer = answers.get(number - 1);
            boolean same = Told.same(Told.value(ours, rows.get(number - 1)), answer, ours.type());
            int worth = (answer.equals(MySqlOracle.ERROR) ? 0 : answer.equals("null") ? 1 : 2) + (same ? 3 : 0);
            if (worth > most) {
                most = worth;
                best = number - 1;
            }
        }
        families.computeIfAbsent(one.family(), family -> new StringBuilder()).append("| ")
                .append(GeneratedPage.code(one.expression())).append(" | ").append(GeneratedPage.code(TypeNames.of(ours.type())))
                .append(" | ").append(given(one.expression(), rows.get(best))).append(" | ")
                .append(GeneratedPage.code(shown(answers.get(best), ours.type()))).append(" |\n");
    }

    /** The columns that the expression reads, with their values. */
    private String given(String expression, Row row) {
        String plain = TEXT.matcher(expression).replaceAll("''").toLowerCase(Locale.ROOT);
        return table.columns().stream()
                .filter(column -> Pattern.compile("(?<![\\w.])" + column.name() + "(?![\\w(])").matcher(plain).find())
                .map(column -> GeneratedPage.code(column.name() + " = " + value(column, row)))
                .collect(Collectors.joining(", "));
    }

    private String value(Column column, Row row) {
        return shown(Told.text(row.get(table.ordinal(column.name())), column.type()), column.type());
    }

    private static String shown(String value, ColumnType type) {
        boolean text = type instanceof ColumnType.Text || type instanceof ColumnType.Enumeration || type instanceof ColumnType.LabelSet;
        boolean quoted = text && !value.equals("null") && !value.equals(MySqlOracle.ERROR);
        StringBuilder shown = new StringBuilder();
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        shown.append(String.format("\\u%04x", c));
                    } else {
                        shown.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted ? "'" + shown + "'" : value.equals("null") ? "NULL" : shown.toString();
    }

    void check() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        families.forEach((family, results) -> page.append("\n## ").append(family)
                .append("\n\n| expression | type | with | MySQL gives |\n|---|---|---|---|\n").append(results));
        GeneratedPage.check(OracleIT.class, "results.md", page.toString());
    }
}
