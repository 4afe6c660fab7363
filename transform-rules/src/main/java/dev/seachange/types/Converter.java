package dev.seachange.types;

/** Gives an equal value in another Java form, or throws {@link Unfit}. Stateless. */
@FunctionalInterface
public interface Converter {
    /** For types that share their Java form and all values. */
    Converter IDENTITY = value -> value;

    Object convert(Object value);

    default Converter then(Converter next) {
        return value -> next.convert(convert(value));
    }
}
