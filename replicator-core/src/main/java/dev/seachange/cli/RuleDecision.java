package dev.seachange.cli;

/** What a person has decided about rules that mean something else than those that made the rows of NEW. */
public enum RuleDecision {
    /** Nothing: a start stops and says what is different. */
    NONE,
    /** Rows of NEW stay as they are until OLD changes them. */
    ACCEPT,
    /** The tables concerned are read once more. */
    REFRESH
}
