package dev.seachange.verify;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param tables one per table of NEW that a rule feeds, by name
 * @param first the differences met first; as many as were asked for
 */
public record ComparisonResult(List<TableCounts> tables, List<Difference> first) {
    public ComparisonResult {
        tables = List.copyOf(tables);
        first = List.copyOf(first);
    }

    /** NEW is what OLD through the rules says, in every row. */
    public boolean identical() {
        return differences() == 0 && parked() == 0;
    }

    public long differences() {
        return tables.stream().mapToLong(TableCounts::differences).sum();
    }

    /** Rows left out since their key is in quarantine. */
    public long parked() {
        return tables.stream().mapToLong(TableCounts::parked).sum();
    }

    /** For people: a line per table, then each difference, or one last line that says there is none. */
    public String report() {
        return ComparisonReport.of(this);
    }
}
