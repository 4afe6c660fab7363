package dev.seachange.expression;

/**
 * A function, for documentation.
 *
 * @param form how it is called
 * @param summary what it gives, in a sentence
 */
public record FunctionHelp(String name, String form, String summary) {}
