/**
 * What the values of each type are and how they become values of another: exactly, or {@link dev.seachange.types.Unfit}. Also how types,
 * character sets and collations are named, and how literals get the form of a type.
 *
 * <p>Invariant: no conversion rounds, cuts, pads or nulls.
 *
 * <p>Known holes: of most character sets and collations only the name is known; what depends on more is refused.
 */
@NullMarked
package dev.seachange.types;

import org.jspecify.annotations.NullMarked;
