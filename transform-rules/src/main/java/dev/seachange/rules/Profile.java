package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import org.jspecify.annotations.Nullable;

/** What columns of the source hold now, for a check that was told to look. Is asked only where types leave a doubt. */
@FunctionalInterface
public interface Profile {
    /** Nothing is known, so that types alone count. */
    Profile NONE = (table, column, target) -> null;

    /** What types leave in doubt is taken without a word: for whoever works with rules that were checked before. */
    Profile TAKEN = new Profile() {
        @Override
        public @Nullable Extent of(TableId table, Column column, @Nullable ColumnType target) {
            return null;
        }

        @Override
        public boolean takesAll() {
            return true;
        }
    };

    /**
     * What a column holds; null when that is not known.
     *
     * @param target the type that its values have to fit as they are, so that those that do not can be counted; null if there is none
     */
    @Nullable Extent of(TableId table, Column column, @Nullable ColumnType target);

    /** Whether nothing is asked, and whatever may not fit is left to be parked. */
    default boolean takesAll() {
        return false;
    }
}
