package dev.seachange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.status.CheckReport;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code check} tells programs. */
class CheckJsonTest extends CommandCase {
    @Test
    void check_speaks_json_to_programs() throws Exception {
        assertThat(execute("check", "--json", "-c", config("127.0.0.1:8090"))).isEqualTo(ExitCode.DONE);
        assertThat(actions.said).hasToString("check squid for programs;");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                {
                  "fit" : true,
                  "problems" : [ ],
                  "findings" : [ {
                    "code" : "P110",
                    "severity" : "warning",
                    "side" : "OLD",
                    "server" : "old.example:3306",
                    "message" : "The log is \\"short\\".",
                    "hint" : "Keep it.\\nLonger."
                  } ],
                  "changedRules" : null,
                  "outlook" : null
                }
                """);
        actions.answer = ExitCode.PROBLEMS;
        assertThat(execute("check", "--json", "-c", config("127.0.0.1:8090"))).isEqualTo(ExitCode.PROBLEMS);
    }

    @Test
    void check_tells_programs_what_a_start_wants_decided() throws Exception {
        actions.changedRules = new CheckReport.ChangedRules(CheckReport.WARNING, "Other rules:\n  squid", "Decide.");
        assertThat(execute("check", "--json", "-c", config("127.0.0.1:8090"))).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"fit\" : true,").contains("""
                  "changedRules" : {
                    "severity" : "warning",
                    "message" : "Other rules:\\n  squid",
                    "hint" : "Decide."
                  }
                """.stripTrailing());
    }

    @Test
    void check_tells_problems_of_the_configuration_in_json_too() throws Exception {
        Path file = folder.resolve("seachange.yaml");
        Files.writeString(file, Files.readString(Path.of(config("127.0.0.1:8090"))).replace("name: squid", "name: squid\nnmae: fish"));
        assertThat(execute("check", "--json", "-c", file.toString())).isEqualTo(ExitCode.PROBLEMS);
        assertThat(actions.said).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8).replace(file.toString(), "seachange.yaml")).isEqualToNormalizingNewlines("""
                {
                  "fit" : false,
                  "problems" : [ {
                    "code" : "E102",
                    "severity" : "error",
                    "file" : "seachange.yaml",
                    "line" : 2,
                    "column" : 1,
                    "end" : 5,
                    "rule" : "",
                    "message" : "unknown key `nmae` in the configuration; did you mean `name`?",
                    "detail" : "",
                    "hint" : "Known here: name, old, new, rules, http, source, epoch, queue, copy, live."
                  } ],
                  "findings" : [ ],
                  "changedRules" : null,
                  "outlook" : null
                }
                """);
    }

    @Test
    void what_does_not_stand_in_the_way_is_a_warning() {
        Problem error = Problem.of(new SourceText("rules.yaml", "a: b").start(), FormCode.E102, "wrong");
        CheckReport report = CheckReports.of(List.of(error.asWarning()), problem -> "squid", List.of(), null, null);
        assertThat(report.fit()).isTrue();
        assertThat(report.problems()).extracting(CheckReport.Problem::severity).containsExactly("warning");
        assertThat(CheckReports.of(List.of(error, error.asWarning()), problem -> "squid", List.of(), null, null).fit()).isFalse();
    }
}
