package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Range;
import dev.seachange.rules.RuleDocument.Assignment;
import dev.seachange.rules.RuleDocument.Feed;
import dev.seachange.rules.RuleDocument.KeySpec;
import dev.seachange.types.TypeNames;
import dev.seachange.yaml.YamlText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How keys of two rules can be kept apart, told in forms that the language takes as they stand. */
final class Separation {
    private static final Pattern NAME = Pattern.compile("\\w+");

    /** What needs no quotes, in braces either. */
    private static final Pattern BARE = Pattern.compile("[\\w .()+*/-]+");

    /** Beyond this, DECIMAL has no more digits. */
    private static final int MOST_DIGITS = 65;

    private final CompiledRule rule;
    private final CompiledRule other;
    private final TableSchema target;

    Separation(CompiledRule rule, CompiledRule other) {
        this.rule = rule;
        this.other = other;
        this.target = rule.binding().shape().target();
    }

    String hint() {
        List<String> ways = new ArrayList<>();
        String room = room();
        if (room != null) {
            ways.add("give the key a constant part that differs: `" + room + ": { value: " + constant() + " }`");
        }
        Shift shift = rule.name().equals(other.name()) ? null : shift();
        if (shift != null && shift.fits()) {
            ways.add("shift one out of the range of the other: `" + shift.form() + "`");
        }
        String before = "";
        if (ways.isEmpty()) {
            if (shift != null) {
                Column column = shift.column();
                before = "No shift by which the two are apart fits into `" + column.name() + "` of " + target.id() + ", which is "
                        + column.sqlType() + ", and what `where` leaves out does not count. ";
                ways.add("make it " + TypeNames.inRules(shift.wider()) + " in NEW, and shift: `" + shift.form() + "`");
            }
            ways.add("add a column to the key of " + target.id() + " in NEW, and give it a constant that differs: `{ value: "
                    + constant() + " }`");
        }
        ways.add("if no key is ever made by both, answer for it yourself: `keys: declared`");
        String all = String.join("; or ", ways);
        return before + Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
    }

    /** A column of the key that the rest of it can do without to tell the rows of the source apart. */
    private @Nullable String room() {
        TableSchema source = rule.binding().source();
        Set<Integer> needed = source.key().stream().map(source::ordinal).collect(Collectors.toSet());
        for (String column : target.key()) {
            Map<String, Integer> others = new HashMap<>(rule.keyColumns());
            others.remove(column);
            if (others.values().containsAll(needed)) {
                return column;
            }
        }
        return null;
    }

    /** Of a pattern, what it catches; groups that it does not have yet are to be added. */
    private String constant() {
        if (!TablePattern.is(rule.match().rule().from().text())) {
            return "...";
        }
        String group = rule.match().captures().values().keySet().stream().sorted().findFirst().orElse("group");
        return YamlText.quoted("${" + group + "}");
    }

    /**
     * A rule's range moved above that of the other.
     *
     * @param form the entry of the key
     * @param moved the range that it would have
     */
    private record Shift(Column column, String form, Range moved) {
        boolean fits() {
            Range holds = Range.ofType(column.type());
            return holds != null && moved.most().compareTo(holds.most()) <= 0;
        }

        ColumnType wider() {
            int scale = column.type() instanceof ColumnType.Decimal decimal ? decimal.scale() : 0;
            ColumnType.Int whole = new ColumnType.Int(Long.SIZE, false);
            boolean fitsWhole = scale == 0 && moved.most().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
            int digits = moved.most().precision() - moved.most().scale();
            return fitsWhole ? whole : new ColumnType.Decimal(digits + scale, scale, false);
        }
    }

    /** Of a key column of numbers: of one where it fits, if there is such a one. */
    private @Nullable Shift shift() {
        Shift found = null;
        for (String name : target.key()) {
            Range from = rule.keyRanges().get(name);
            Range beside = other.keyRanges().get(name);
            String expression = rule.constantKeys().containsKey(name) ? null : expression(name);
            if (from != null && beside != null && expression != null && (found == null || !found.fits())) {
                Shift next = shift(target.columns().get(target.ordinal(name)), expression, from, beside);
                found = next == null ? found : next;
            }
        }
        return found;
    }

    /** By a power of ten where it fits, for people read that best. Null where no column holds it. */
    private static @Nullable Shift shift(Column column, String expression, Range from, Range beside) {
        BigDecimal least = beside.most().subtract(from.least()).add(BigDecimal.ONE).setScale(0, RoundingMode.CEILING);
        BigDecimal by = BigDecimal.ONE;
        while (by.compareTo(least) < 0) {
            by = by.movePointRight(1);
        }
        Shift round = shifted(column, expression, from, by);
        Shift exact = round.fits() ? round : shifted(column, expression, from, least);
        Shift best = exact.fits() ? exact : round;
        return best.moved().most().precision() <= MOST_DIGITS ? best : null;
    }

    private static Shift shifted(Column column, String expression, Range from, BigDecimal by) {
        String sum = (NAME.matcher(expression).matches() ? expression : "(" + expression + ")") + " + " + by.toPlainString();
        String form = YamlText.of(column.name()) + ": " + (BARE.matcher(sum).matches() ? sum : YamlText.quoted(sum));
        return new Shift(column, form, new Range(from.least().add(by), from.most().add(by)));
    }

    /** What feeds a column of the key and nothing more; with {@code copy} it may go by its name. */
    private @Nullable String expression(String column) {
        KeySpec key = rule.match().rule().key();
        if (key == null) {
            return null;
        }
        return key.parts().stream()
                .filter(part -> part.target().text().equals(column))
                .map(Assignment::feed)
                .filter(Feed.Expression.class::isInstance)
                .map(Feed.Expression.class::cast)
                .filter(feed -> feed.type() == null && feed.values() == null && feed.zone() == null && !feed.quarantine())
                .map(feed -> feed.text().text())
                .findFirst()
                .orElse(null);
    }
}
