package dev.seachange.rules;

import dev.seachange.yaml.ProblemCode;

/** Why a table that rules write cannot be made of them: E501 to E503. */
public enum ImpliedCode implements ProblemCode {
    E501("type that the rules do not tell"),
    E502("rules that imply different types"),
    E503("key longer than an index can be");

    private final String meaning;

    ImpliedCode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
