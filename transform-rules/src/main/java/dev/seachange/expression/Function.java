package dev.seachange.expression;

/**
 * A function of the language: pure, and typed once for each call.
 *
 * @param name in lower case
 * @param least how many arguments it needs
 * @param most how many it takes
 * @param form how it is called, for messages and the documentation
 * @param summary what it gives, in a sentence
 */
record Function(String name, int least, int most, String form, String summary, Typing typing) {
    static final int ANY = Integer.MAX_VALUE;

    /** Types and compiles one call, whose number of arguments is right. */
    interface Typing {
        Compiled compile(Call call) throws Misread;
    }

    static Function of(String name, int least, int most, String form, String summary, Typing typing) {
        return new Function(name, least, most, form, summary, typing);
    }

    String arguments() {
        if (most == ANY) {
            return "at least " + least;
        }
        return least == most ? Integer.toString(least) : least + " to " + most;
    }
}
