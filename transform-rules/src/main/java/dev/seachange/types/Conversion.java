package dev.seachange.types;

/** How values of one type become values of another. */
public sealed interface Conversion {
    Conversion SAME = new Widening(Converter.IDENTITY);

    /** Every value fits: needs no word in the rule. */
    record Widening(Converter converter) implements Conversion {}

    /**
     * The same kind of value, but some may not fit: only where the rule names the type.
     *
     * @param why end of a sentence, for the problem
     */
    record Narrowing(Converter converter, String why) implements Conversion {}

    /** Another kind of value: only where the rule names the type. */
    record Cast(Converter converter, String why) implements Conversion {}

    /** No exact way. */
    record None(String why) implements Conversion {}
}
