package dev.seachange.expression;

import java.util.List;

/** Functions that make, read and change JSON. */
final class JsonFunctions {
    static final List<Function> ALL = List.of(
            Function.of("json_object", 0, Function.ANY, "json_object(key, value, ...)",
                    "An object of these members.", JsonMakers::object),
            Function.of("json_array", 0, Function.ANY, "json_array(value, ...)",
                    "An array of these items.", JsonMakers::array),
            Function.of("json_quote", 1, 1, "json_quote(text)",
                    "The text as a JSON string, in double quotes.", JsonMakers::quote),
            Function.of("json_unquote", 1, 1, "json_unquote(json)",
                    "A JSON string as a plain text; other JSON as it is written.", JsonReads::unquote),
            Function.of("json_extract", 2, Function.ANY, "json_extract(json, '$.path', ...)",
                    "What stands at the path, as JSON; an array of it if several places may be meant. `json -> '$.path'` is the"
                            + " same, and `json ->> '$.path'` gives a plain text.",
                    JsonReads::extract),
            Function.of("json_value", 2, 2, "json_value(json, '$.path')",
                    "What stands at the path, as a plain text of 512 characters at most; NULL for JSON's null.",
                    JsonReads::value),
            Function.of("json_contains", 2, 3, "json_contains(json, part, '$.path')",
                    "Whether all of `part` is in the JSON, or in what stands at the path.", JsonReads::contains),
            Function.of("json_contains_path", 3, Function.ANY, "json_contains_path(json, 'one', '$.path', ...)",
                    "Whether something stands at one of the paths, or with 'all' at each.", JsonReads::containsPath),
            Function.of("json_keys", 1, 2, "json_keys(json, '$.path')",
                    "The keys of an object, as an array; NULL for other JSON.", JsonReads::keys),
            Function.of("json_length", 1, 2, "json_length(json, '$.path')",
                    "How many items or members it has; 1 for a scalar.", JsonReads::length),
            Function.of("json_depth", 1, 1, "json_depth(json)",
                    "How many levels of values it has; 1 for a scalar.", JsonReads::depth),
            Function.of("json_type", 1, 1, "json_type(json)",
                    "OBJECT, ARRAY, STRING, INTEGER, UNSIGNED INTEGER, DOUBLE, DECIMAL, BOOLEAN or NULL; DATE, TIME or DATETIME"
                            + " of what the expression itself puts in. In a column, what looks like a DOUBLE or a STRING is called so.",
                    JsonReads::type),
            Function.of("json_valid", 1, 1, "json_valid(text)", "Whether the text is JSON.", JsonReads::valid),
            Function.of("json_merge_patch", 2, Function.ANY, "json_merge_patch(json, patch, ...)",
                    "The first with the members of the others put over its own; a null takes a member out (RFC 7396).",
                    JsonChanges::mergePatch),
            Function.of("json_merge_preserve", 2, Function.ANY, "json_merge_preserve(json, json, ...)",
                    "All of them in one: objects are joined, equal keys and anything else become arrays.",
                    JsonChanges::mergePreserve),
            Function.of("json_merge", 2, Function.ANY, "json_merge(json, json, ...)",
                    "An older name of json_merge_preserve.", JsonChanges::mergePreserve),
            Function.of("json_set", 3, Function.ANY, "json_set(json, '$.path', value, ...)",
                    "The JSON with the value at the path, whether something was there or not.",
                    call -> JsonChanges.put(call, JsonEdits::set)),
            Function.of("json_insert", 3, Function.ANY, "json_insert(json, '$.path', value, ...)",
                    "The JSON with the value at the path if nothing was there.",
                    call -> JsonChanges.put(call, JsonEdits::insert)),
            Function.of("json_replace", 3, Function.ANY, "json_replace(json, '$.path', value, ...)",
                    "The JSON with the value at the path if something was there.",
                    call -> JsonChanges.put(call, JsonEdits::replace)),
            Function.of("json_array_append", 3, Function.ANY, "json_array_append(json, '$.path', value, ...)",
                    "The JSON with the value behind the last item of the array at the path.",
                    call -> JsonChanges.put(call, JsonEdits::append)),
            Function.of("json_array_insert", 3, Function.ANY, "json_array_insert(json, '$.path[0]', value, ...)",
                    "The JSON with the value as a new item before the one at the path.", JsonChanges::insertCell),
            Function.of("json_remove", 2, Function.ANY, "json_remove(json, '$.path', ...)",
                    "The JSON without what stands at the path.", JsonChanges::remove));

    private JsonFunctions() {}
}
