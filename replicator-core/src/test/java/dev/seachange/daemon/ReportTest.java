package dev.seachange.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.status.CheckReport;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.ProblemCode;
import dev.seachange.yaml.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code check} says of rules that are right, and of some that are not. */
class ReportTest {
    private enum Code implements ProblemCode {
        E999,
        W999;

        @Override
        public String meaning() {
            return "tried";
        }
    }

    private static Startup.Result found(Code... codes) {
        SourceText file = new SourceText("rules/x.yaml", "mapping: 1\n");
        List<Problem> problems = List.of(codes).stream()
                .map(code -> Problem.of(file.start(), code, "this is told"))
                .toList();
        return new Startup.Result(null, Map.of(), Map.of(), Map.of(), problems, List.of());
    }

    @Test
    void aWarningOfTheRulesIsToBeThoughtAbout() {
        assertThat(Report.of(found(Code.W999), false, null))
                .contains("rules/x.yaml:1:1  W999 this is told")
                .endsWith("\nNothing stands against it; 1 to think about.");
        CheckReport report = Report.forPrograms(found(Code.W999), null);
        assertThat(report.fit()).isTrue();
        assertThat(report.problems()).extracting(CheckReport.Problem::severity).containsExactly(CheckReport.WARNING);
    }

    @Test
    void besideAnErrorItChangesNothing() {
        assertThat(Report.of(found(Code.W999, Code.E999), false, null)).endsWith("\n1 problem.");
        CheckReport report = Report.forPrograms(found(Code.W999, Code.E999), null);
        assertThat(report.fit()).isFalse();
        assertThat(report.problems()).extracting(CheckReport.Problem::severity)
                .containsExactly(CheckReport.ERROR, CheckReport.WARNING);
    }
}
