/**
 * Help while a rule file is written: a JSON Schema of the language, made of {@link dev.seachange.rules.Grammar}, and over it the
 * names that a migration has. {@link dev.seachange.editor.RuleSchema} is the way in.
 *
 * <p>Invariant: the schema knows the keys that the parsers know, since both have them from one place; the same input gives the same
 * text.
 *
 * <p>Known holes: it sees the form only. That a column's empty value is no NULL, that names of value maps belong to their file, and
 * everything about types and keys is told by {@code seachange check}. For a rule with a pattern no columns are offered.
 */
@NullMarked
package dev.seachange.editor;

import org.jspecify.annotations.NullMarked;
