package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import java.util.List;

/** One place where NEW is not what OLD through the rules says. Keys are shown; other values only inside {@link Different}. */
public sealed interface Difference {

    /** As one line. */
    String text();

    /** The rule wants a row that NEW does not have. */
    record Missing(TableId target, RowKey key, String rule) implements Difference {
        @Override
        public String text() {
            return "missing    " + target + " " + key + " (rule " + rule + ")";
        }
    }

    /** No rule wants this row of NEW. */
    record Extra(TableId target, RowKey key) implements Difference {
        @Override
        public String text() {
            return "extra      " + target + " " + key;
        }
    }

    /**
     * The row is there with other values.
     *
     * @param columns names of the columns that differ; with the values behind them if those were asked for
     */
    record Different(TableId target, RowKey key, String rule, List<String> columns) implements Difference {
        public Different {
            columns = List.copyOf(columns);
        }

        @Override
        public String text() {
            return "different  " + target + " " + key + ": " + String.join(", ", columns) + " (rule " + rule + ")";
        }
    }

    /**
     * A rule that feeds some columns of the row no longer does, and they do not hold their defaults.
     *
     * @param columns names of those that do not
     */
    record LeftOver(TableId target, RowKey key, String rule, List<String> columns) implements Difference {
        public LeftOver {
            columns = List.copyOf(columns);
        }

        @Override
        public String text() {
            return "left over  " + target + " " + key + ": " + String.join(", ", columns) + " (rule " + rule
                    + " has no row for it)";
        }
    }

    /** Several rows of OLD want this one row of NEW. */
    record WantedTwice(TableId target, RowKey key) implements Difference {
        @Override
        public String text() {
            return "ambiguous  " + target + " " + key + ": wanted by more than one row of OLD";
        }
    }

    /**
     * The rule refuses this row of OLD, and its key is not in quarantine.
     *
     * @param source table of OLD
     * @param key of the row of OLD
     */
    record Refused(TableId source, RowKey key, String rule, String code, String message) implements Difference {
        @Override
        public String text() {
            return "refused    " + source + " " + key + ": " + code + " " + message + " (rule " + rule + ", not in quarantine)";
        }
    }
}
