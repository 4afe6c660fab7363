package dev.seachange.rules;

import dev.seachange.rules.Shape.Either;
import dev.seachange.rules.Shape.Items;
import dev.seachange.rules.Shape.Keys;
import dev.seachange.rules.Shape.Named;
import dev.seachange.rules.Shape.Role;
import dev.seachange.rules.Shape.Single;
import dev.seachange.rules.Shape.Word;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of a rule file and what stands under them. The parsers ask for no key that is not here, and the JSON Schema for editors
 * is made of it.
 */
public final class Grammar {
    private static final Shape EXPRESSION = new Single(Role.EXPRESSION);
    private static final Shape NULL = new Single(Role.NULL);
    private static final Shape CONSTANT_OR_NULL = Either.of(new Single(Role.CONSTANT), NULL);

    /** An expression with a word on its value; a value map already gives values of the column. */
    private static final Keys COMPUTED = Keys.of(
            needed("from", "An SQL expression over the source row.", EXPRESSION),
            key("type", "The type its value is cast to; a row whose value does not fit is parked.", new Single(Role.TYPE)),
            key("values", "The value map that its value is looked up in.", new Single(Role.VALUE_MAP)),
            key("zone", "The time zone that a date and time without one is told in.", new Single(Role.ZONE)),
            key("overlap", "Which of the two moments is meant by a time that clocks show twice; rows are parked without it.",
                    Either.of(new Word("earlier"), new Word("later"))),
            key("overflow", "Rows whose value does not fit are parked, rather than the rule refused.", new Word("quarantine")))
            .apart("type", "values")
            .apart("zone", "values")
            .beside("overlap", "zone");

    static final Keys CONSTANT = Keys.of(needed("value", "The same value in every row.", CONSTANT_OR_NULL));

    static final Keys LOOKED_UP = Keys.of(
            needed("lookup", "Which of `lookups`.", new Single(Role.LOOKUP)),
            needed("by", "What it is looked up by: an SQL expression over the source row.", EXPRESSION));

    /** The keys of all forms of what feeds a column; they go together as in one of the three only. */
    static final List<String> FEED_KEYS =
            Stream.of(CONSTANT, COMPUTED, LOOKED_UP).flatMap(form -> form.names().stream()).toList();

    /** What feeds a column of the target. */
    public static final Shape FEED = Either.of(EXPRESSION, NULL, COMPUTED, LOOKED_UP, CONSTANT);

    private static final Shape FEEDS = new Named(Role.TARGET_COLUMN, FEED, false);

    static final Keys RENAME = Keys.of(needed("to", "The column's name in the target.", new Single(Role.TARGET_COLUMN)));

    static final Keys MARK = Keys.of(needed("set", "Columns that tell of the row's end, and their values.",
            new Named(Role.TARGET_COLUMN, FEED, true)));

    /** One rule. What `on_delete` sets is for rules that own rows. */
    public static final Keys RULE = Keys.of(
            needed("from", "The table of OLD, `database.table`, or a pattern between slashes: `/shop\\.(?<table>.+)/`.",
                    new Single(Role.SOURCE_TABLE)),
            key("where", "Which rows: a row that leaves the filter counts as deleted, one that enters it as inserted.",
                    new Single(Role.CONDITION)),
            needed("to", "The table of NEW, `database.table`; `${name}` stands for what the pattern caught.",
                    new Single(Role.TARGET_TABLE)),
            key("key", "What feeds each column of the target's key.", FEEDS),
            needed("columns", "What feeds each other column; `copy` takes columns of the same names.",
                    Either.of(new Word("copy"), FEEDS)),
            key("except", "With `columns: copy`: columns that are dropped or renamed.",
                    new Named(Role.SOURCE_COLUMN, Either.of(new Word("drop"), RENAME), false)),
            key("drop", "Source columns that are left behind; `rest` is every one that nothing else names.",
                    Either.of(new Word("rest"), new Items(new Single(Role.SOURCE_COLUMN)))),
            key("on_delete", "What becomes of the target row when the source row goes: `delete` (default), `ignore`, or"
                            + " `{ set: { column: ... } }`.",
                    Either.of(new Word("delete"), new Word("ignore"), MARK)),
            key("owns", "`columns`: the target's row belongs to another rule, and this one feeds some of its columns.",
                    new Word("columns")),
            key("keys", "`declared`: its author answers for it that its keys meet those of no other rule.",
                    new Word("declared")))
            .beside("except", "columns", "copy");

    static final Keys MISS_VALUE = Keys.of(needed("value", "What is taken then.", new Single(Role.CONSTANT)));

    public static final Keys LOOKUP = Keys.of(
            needed("table", "A table of NEW.", new Single(Role.TARGET_TABLE)),
            needed("match", "Its column that is compared.", new Single(Role.LOOKUP_COLUMN)),
            needed("take", "Its column whose value is wanted.", new Single(Role.LOOKUP_COLUMN)),
            key("miss", "When no row matches: `error` (default), `null`, `{ value: ... }`, or `wait 30s`.",
                    Either.of(new Word("error"), NULL, MISS_VALUE, new Single(Role.WAIT))));

    /** A whole rule file. */
    public static final Keys FILE = Keys.of(
            needed("mapping", "Version of the language.", new Word("1")),
            key("values", "Value maps: which value stands for which code.",
                    new Named(Role.VALUE_MAP, new Named(Role.CODE, CONSTANT_OR_NULL, false), false)),
            key("lookups", "Tables of NEW that rules look values up in.", new Named(Role.LOOKUP, LOOKUP, false)),
            key("rules", "One rule maps one table of OLD to one row of NEW.", new Named(Role.RULE, RULE, false)),
            key("ignore", "Tables of OLD that no rule is for, or patterns between slashes.",
                    new Items(new Single(Role.SOURCE_TABLE))));

    private Grammar() {}

    private static Shape.Key needed(String name, String help, Shape value) {
        return new Shape.Key(name, true, help, value);
    }

    private static Shape.Key key(String name, String help, Shape value) {
        return new Shape.Key(name, false, help, value);
    }
}
