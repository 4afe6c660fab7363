package dev.seachange.config;

import dev.seachange.yaml.ProblemCode;

/** Problems of {@code seachange.yaml} beyond its form: E001 to E006. */
public enum ConfigCode implements ProblemCode {
    E001("file cannot be read"),
    E002("reference cannot be resolved"),
    E003("value not allowed"),
    E004("not supported yet"),
    E005("path does not exist"),
    E006("OLD and NEW are the same");

    private final String meaning;

    ConfigCode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
