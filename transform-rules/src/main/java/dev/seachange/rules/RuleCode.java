package dev.seachange.rules;

import dev.seachange.yaml.ProblemCode;
import dev.seachange.yaml.Problems;

/** Problems of rule files beyond those of their YAML form; W for warnings. */
enum RuleCode implements ProblemCode {
    E107("unknown version of the rules language"),
    E109("not a valid name"),
    E110("no rules"),
    E111("rule name used twice"),
    E112("expression that cannot be read"),
    E113("pattern that cannot be read"),

    E201("unknown source table"),
    E202("unknown target table"),
    E203("unknown table of a lookup"),
    E210("unknown column of the source"),
    E211("unknown column of the target"),
    E212("unknown value map"),
    E213("unknown capture"),
    E214("pattern that matches no table"),
    E216("unknown lookup"),

    E301("value of another kind: a cast is needed"),
    E302("no conversion"),
    E303("NULL may meet NOT NULL"),
    E304("constant does not fit"),
    E305("value may not fit"),
    E306("type that is not supported"),
    E307("type that cannot be read"),
    E308("comparison of things that cannot be compared"),
    E309("collation makes distinct keys equal"),
    E310("code that its column can never hold"),
    E316("unknown time zone"),
    E321("column that nothing can be looked up by"),

    E401("source table without a usable key"),
    E402("target table without a usable key"),
    E403("key of the rule is not the key of the target"),
    E404("key made of something else than key columns and constants"),
    E405("key leaves out a part of the source's key"),
    E406("two rules may write the same row"),
    E407("source column neither mapped nor dropped"),
    E408("NOT NULL column of the target is not fed"),
    E409("generated column of the target is written"),
    E410("source tables without a rule"),
    E411("table both ignored and named by a rule"),
    E412("table matched by two patterns"),
    E413("column named twice"),
    E414("column of a row fed by two rules"),
    E415("column without a default to fall back to"),
    E416("part without a row or without columns"),
    E417("foreign key of the target that changes what a part has fed"),
    E421("lookup by a column that is not unique"),
    E422("lookup that cannot follow the changes of its table"),
    E423("key map asked by keys of different kinds"),
    E424("lookup in a table that is fed by the same table"),

    W214("pattern under `ignore` that matches no table"),
    W215("label of an ENUM without a code in a value map");

    private final String meaning;

    RuleCode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
