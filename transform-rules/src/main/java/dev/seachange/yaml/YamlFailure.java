package dev.seachange.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Tells where and why a text is no YAML. */
final class YamlFailure {
    private final SourceText source;
    private final MarkedYamlEngineException failure;
    private final String what;

    private YamlFailure(SourceText source, MarkedYamlEngineException failure) {
        this.source = source;
        this.failure = failure;
        this.what = String.valueOf(failure.getProblem());
    }

    static Problem of(SourceText source, MarkedYamlEngineException failure) {
        return new YamlFailure(source, failure).problem();
    }

    private Problem problem() {
        Place place = failure.getProblemMark().map(this::at).orElse(source.start());
        Place opened = failure.getContextMark().map(this::at).orElse(place);
        String sign = opened.text();
        boolean pair = sign.matches("[{\\[\"']") && opened.line() <= place.line();
        if (pair && (what.contains("<stream end>") || what.contains("end of stream"))) {
            return Problem.of(opened, FormCode.E101, "not valid YAML: nothing closes this `" + sign + "`")
                    .withHint("Write the `" + closing(sign) + "` that belongs to it.");
        }
        String stood = failure.getContext() == null ? "" : "It stood " + failure.getContext();
        Problem problem = Problem.of(place, FormCode.E101, "not valid YAML: " + what);
        String hint = YamlHints.of(what, source.line(place.line()));
        if (pair && opened.line() < place.line() && YamlHints.isWithinBraces(what)) {
            String there = "`" + sign + "` of line " + opened.line() + ", column " + opened.column();
            return problem.withDetail(stood + ", which began with the " + there + ".")
                    .withHint(hint.contains("${")
                            ? hint
                            : "Close it with `" + closing(sign) + "`, or write a comma between its entries.");
        }
        return problem.withDetail(stood.isEmpty() ? "" : stood + ".").withHint(hint);
    }

    private static String closing(String sign) {
        return sign.equals("{") ? "}" : sign.equals("[") ? "]" : sign;
    }

    private Place at(Mark mark) {
        return new Place(source, mark.getLine() + 1, mark.getColumn() + 1, 1);
    }
}
