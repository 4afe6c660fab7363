/**
 * Reading YAML written by people, so that every mistake can be shown at its place: a small tree of nodes that know where they
 * stand, and the one form in which problems of such files are told. Used by rule files and by {@code seachange.yaml}.
 *
 * <p>Invariant: reading never throws for what is in a file and never drops anything silently. Everything found wrong goes to
 * {@link dev.seachange.yaml.Problems}, so that all of it shows at once; after a mistake in the YAML itself nothing more of that
 * file is read.
 *
 * <p>Known holes: anchors, aliases, tags and several documents in one file are refused, not read. Inside a scalar over several
 * lines or with escapes, a problem points at the whole scalar. A caret counts characters, so it stands off below wide (CJK)
 * ones.
 */
@NullMarked
package dev.seachange.yaml;

import org.jspecify.annotations.NullMarked;
