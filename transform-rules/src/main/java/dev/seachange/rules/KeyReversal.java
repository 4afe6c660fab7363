package dev.seachange.rules;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.References;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.Converter;
import dev.seachange.types.Unfit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way back from keys of the target to those of the source, for a rule to which certain rows of the target belong beyond
 * doubt: it deletes what the source loses, and a constant or a range in their keys keeps its rows apart from those of all
 * other rules. An author's word that keys differ is not enough here.
 */
public final class KeyReversal {
    /** Where a column of the source's key is found in the target's, and how its value is turned back. */
    private record Part(int ordinal, Converter back) {}

    /** No such key is made of what NEW holds, nor of when a row changed. */
    private static final Circumstances ALONE = new Circumstances(false, Instant.EPOCH, References.NONE);

    private final Binding binding;
    private final Map<String, Object> constants;
    private final List<Part> parts;

    private KeyReversal(Binding binding, Map<String, Object> constants, List<Part> parts) {
        this.binding = binding;
        this.constants = constants;
        this.parts = parts;
    }

    static List<KeyReversal> of(List<CompiledRule> rules) {
        List<KeyReversal> ways = new ArrayList<>();
        for (CompiledRule rule : rules) {
            boolean alone = rules.stream()
                    .filter(other -> !other.equals(rule) && !other.isPart() && other.target().equals(rule.target()))
                    .allMatch(other -> Collisions.provenApart(rule, other));
            Binding binding = rule.binding();
            KeyReversal way = alone && binding.deletes() && !binding.numbersKeys() && !rule.isPart() ? of(rule) : null;
            if (way != null) {
                ways.add(way);
            }
        }
        return List.copyOf(ways);
    }

    private static @Nullable KeyReversal of(CompiledRule rule) {
        TableSchema source = rule.binding().source();
        TableSchema target = rule.binding().shape().target();
        if (!target.key().stream().allMatch(known(rule)::contains)) {
            return null;
        }
        List<Part> parts = new ArrayList<>();
        for (String column : source.key()) {
            Part part = part(rule, source, target, source.ordinal(column));
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return new KeyReversal(rule.binding(), rule.constantKeys(), List.copyOf(parts));
    }

    private static Set<String> known(CompiledRule rule) {
        Map<String, Object> known = new HashMap<>(rule.constantKeys());
        known.putAll(rule.keyColumns());
        return known.keySet();
    }

    private static @Nullable Part part(CompiledRule rule, TableSchema source, TableSchema target, int wanted) {
        for (int i = 0; i < target.key().size(); i++) {
            String name = target.key().get(i);
            if (Objects.equals(rule.keyColumns().get(name), wanted)) {
                Conversion back = Conversions.between(
                        target.columns().get(target.ordinal(name)).type(), source.columns().get(wanted).type());
                return switch (back) {
                    case Conversion.Widening widening -> new Part(i, widening.converter());
                    case Conversion.Narrowing narrowing -> new Part(i, narrowing.converter());
                    case Conversion.Cast cast -> new Part(i, cast.converter());
                    case Conversion.None none -> null;
                };
            }
        }
        return null;
    }

    public TableId source() {
        return binding.source().id();
    }

    /** Rule and target. */
    public WriteShape shape() {
        return binding.shape();
    }

    /** By key column of the target, the values that all rows of the rule have. */
    public Map<String, Object> constants() {
        return constants;
    }

    /** The source key of which the rule makes this key of the target; null when there is none, or it cannot be told. */
    public @Nullable RowKey sourceKey(RowKey target) {
        @Nullable Object[] values = new Object[parts.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                Object value = target.get(parts.get(i).ordinal());
                values[i] = value == null ? null : parts.get(i).back().convert(value);
            }
            RowKey found = RowKey.of(values);
            // The way there is the proof: a key may be more than a column in another type.
            return target.equals(binding.targetKeyOf(found, ALONE)) ? found : null;
        } catch (Unfit e) {
            return null;
        }
    }
}
