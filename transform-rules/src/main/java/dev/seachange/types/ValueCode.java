package dev.seachange.types;

/** Why a value was rejected. V1xx: it does not fit; V2xx: the rule does not know it. */
public enum ValueCode {
    /** NULL for a NOT NULL column. */
    V101,
    /** Number, date or time out of range. */
    V102,
    /** Text or bytes too long. */
    V103,
    /** Digits, or the time of day, would be lost. */
    V104,
    /** Character that the target's character set does not have. */
    V105,
    /** Not one of the labels of an ENUM or SET. */
    V106,
    /** Text that is not a number in its plain form. */
    V107,
    /** Comparison that cannot be decided here exactly as the server would. */
    V108,
    /** The server would pad or strip the value. */
    V109,
    /** Division by zero. */
    V110,
    /** A date, a time or JSON that is none, or a path that cannot be read. */
    V111,
    /** Local time that clocks of its zone never showed, or showed twice without the rule saying which is meant. */
    V112,
    /** Code missing in a value map. */
    V201
}
