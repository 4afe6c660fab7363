package dev.seachange.cases;

import dev.seachange.yaml.ProblemCode;

/** Problems of test files and snapshots (T1xx), and what tests find (T2xx). */
enum CaseCode implements ProblemCode {
    T101("unknown version of the file"),
    T102("no tables to test against"),
    T103("unknown table"),
    T104("unknown column"),
    T105("value that its column cannot hold"),
    T106("row without its key"),
    T107("case without exactly one change"),
    T108("case that does not say what is expected"),
    T109("unknown lookup"),
    T110("column that cannot be read"),

    T201("value differs"),
    T202("row is not written"),
    T203("row is written and not expected"),
    T204("row is refused"),
    T205("row is not refused"),
    T206("row is refused in another way"),
    T207("change of a table that no rule reads"),
    T208("expectation of a table that no rule writes");

    private final String meaning;

    CaseCode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
