package dev.seachange.yaml;

/** Problems of the form of a file: E101 to E106. */
public enum FormCode implements ProblemCode {
    E101("not valid YAML"),
    E102("unknown key"),
    E103("duplicate key"),
    E104("wrong kind of value"),
    E105("missing key"),
    E106("YAML feature that is not read here");

    private final String meaning;

    FormCode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
