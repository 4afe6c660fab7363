package dev.seachange.cases;

import dev.seachange.change.RowKey;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References;
import dev.seachange.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Remembers what lookups have found in NEW, to be given to tests. */
final class GatheredRows {
    private final References references;
    private final LookupNames names;
    private final Map<String, Map<String, String>> found = new LinkedHashMap<>();

    GatheredRows(References references, LookupNames names) {
        this.references = references;
        this.names = names;
    }

    /** For one row. */
    References references() {
        References numbers = Given.NOTHING.references();
        return new References() {
            @Override
            public long number(String map, RowKey key) {
                return numbers.number(map, key);
            }

            @Override
            public OptionalLong known(String map, RowKey key) {
                return numbers.known(map, key);
            }

            @Override
            public @Nullable Found find(Lookup lookup, Object by) {
                Found row = references.find(lookup, by);
                if (row != null) {
                    found.computeIfAbsent(names.of(lookup), name -> new LinkedHashMap<>()).put(
                            CaseValues.yaml(by, lookup.match().type()), CaseValues.yaml(row.value(), lookup.take().type()));
                }
                return row;
            }
        };
    }

    /** As a test file says it; empty if nothing was found. */
    String text() {
        StringBuilder text = new StringBuilder(found.isEmpty() ? "" : "given:\n");
        found.forEach((name, rows) -> {
            text.append("  ").append(YamlText.of(name)).append(":\n");
            rows.forEach((by, taken) -> text.append("    ").append(by).append(": ").append(taken).append('\n'));
        });
        return text.toString();
    }
}
