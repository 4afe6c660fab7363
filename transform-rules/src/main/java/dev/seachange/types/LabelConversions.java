package dev.seachange.types;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Conversion.Cast;
import dev.seachange.types.Conversion.Narrowing;
import dev.seachange.types.Conversion.Widening;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Conversions from ENUM and SET, and to them. Labels are matched exactly. */
final class LabelConversions {
    private static final String LABELS = "the target lacks some of the labels";
    private static final String NOT_A_TEXT = "a label is not a text";

    private LabelConversions() {}

    static Conversion fromEnumeration(ColumnType.Enumeration from, ColumnType to) {
        return switch (to) {
            case ColumnType.Enumeration e -> e.labels().containsAll(from.labels())
                    ? new Widening(enumeration(e))
                    : new Narrowing(enumeration(e), LABELS);
            case ColumnType.Text t -> {
                Converter valid = enumeration(from);
                TextLimit limit = new TextLimit(t);
                yield new Cast(valid.then(value -> limit.check((String) value)), NOT_A_TEXT);
            }
            default -> Conversions.none();
        };
    }

    static Conversion fromLabelSet(ColumnType.LabelSet from, ColumnType to) {
        return switch (to) {
            case ColumnType.LabelSet s when s.labels().equals(from.labels()) -> Conversion.SAME;
            case ColumnType.LabelSet s -> s.labels().containsAll(from.labels())
                    ? new Widening(reordered(s))
                    : new Narrowing(reordered(s), LABELS);
            case ColumnType.Text t -> {
                TextLimit limit = new TextLimit(t);
                yield new Cast(value -> limit.check((String) value), NOT_A_TEXT);
            }
            default -> Conversions.none();
        };
    }

    /** Refuses the empty string that stands for an invalid stored value, unless it is a label. */
    static Converter enumeration(ColumnType.Enumeration to) {
        Set<String> labels = Set.copyOf(to.labels());
        return value -> {
            if (!labels.contains(value)) {
                throw new Unfit(ValueCode.V106, "the value is not a label of the ENUM");
            }
            return value;
        };
    }

    /** A text that reads back as it is: its labels known, in their order, none twice. */
    static Converter labelSet(ColumnType.LabelSet to) {
        Converter reordered = reordered(to);
        return value -> {
            if (!reordered.convert(value).equals(value)) {
                throw new Unfit(ValueCode.V106, "the labels are not in the order of the SET");
            }
            return value;
        };
    }

    private static Converter reordered(ColumnType.LabelSet to) {
        Set<String> known = Set.copyOf(to.labels());
        return value -> {
            String text = (String) value;
            if (text.isEmpty()) {
                return text;
            }
            List<String> labels = List.of(text.split(",", -1));
            if (!known.containsAll(labels)) {
                throw new Unfit(ValueCode.V106, "the value has a label that the SET lacks");
            }
            return to.labels().stream().filter(labels::contains).collect(Collectors.joining(","));
        };
    }
}
