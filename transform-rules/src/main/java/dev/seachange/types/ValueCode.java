package dev.seachange.types;

import dev.seachange.yaml.ProblemCode;

/** Why a value was rejected. V1xx: it does not fit; V2xx: the rule does not know it. */
public enum ValueCode implements ProblemCode {
    V101("NULL for a NOT NULL column"),
    V102("number, date or time out of range"),
    V103("text or bytes too long"),
    V104("digits, or the time of day, would be lost"),
    V105("character that the target's character set does not have"),
    V106("not one of the labels of an ENUM or SET"),
    V107("text that is not a number in its plain form"),
    V108("comparison that cannot be decided here exactly as the server would"),
    V109("the server would pad or strip the value"),
    V110("division by zero"),
    V111("a date, a time or JSON that is none, or a path that cannot be read"),
    V112("local time that clocks of its zone never showed, or showed twice without the rule saying which is meant"),
    V201("code missing in a value map"),
    V203("no row matches a lookup"),
    V204("no row matches a lookup yet: to be tried again for a time"),
    V205("a key without a number where none is given: it is in no table of NEW"),
    V206("a row that OLD no longer has, under a key that does not tell which row of NEW it was");

    private final String meaning;

    ValueCode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
