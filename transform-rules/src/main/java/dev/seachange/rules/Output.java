package dev.seachange.rules;

import dev.seachange.change.Write;

/** Takes what the rules make of a change: for each rule on its table exactly one call. */
public interface Output {
    void write(Write write);

    /** The rule found a value that has no exact form in the target: nothing is to be written, the key is to be parked. */
    void rejected(Rejection rejection);

    /** The rule wants nothing written: the row is and was outside its filter, or {@code on_delete: ignore} says so. */
    void filtered(String rule);
}
