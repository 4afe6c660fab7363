package dev.seachange.rules;

import dev.seachange.change.TableSchema;
import dev.seachange.yaml.Place;
import java.util.List;

/**
 * A table that rules write and the target does not have.
 *
 * @param schema what its columns need to hold, by name in the order the rules name them, those of the key first; charsets and
 *     collations of texts are those of their sources; its unique keys are what lookups go by
 * @param rules names of the rules that write it
 * @param place where the first of them names it
 */
public record ImpliedTable(TableSchema schema, List<String> rules, Place place) {
    public ImpliedTable {
        rules = List.copyOf(rules);
    }
}
