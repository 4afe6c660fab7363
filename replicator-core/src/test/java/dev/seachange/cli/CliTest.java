package dev.seachange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.seachange.http.HttpApi;
import dev.seachange.status.Samples;
import dev.seachange.status.StatusJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CliTest extends CommandCase {
    @Test
    void check_and_run_get_the_configuration_and_answer_with_their_code() throws Exception {
        String config = config("127.0.0.1:8090");
        actions.answer = ExitCode.PROBLEMS;
        assertThat(execute("check", "-c", config)).isEqualTo(ExitCode.PROBLEMS);
        actions.answer = ExitCode.DONE;
        assertThat(execute("run", "--config", config)).isEqualTo(ExitCode.DONE);
        assertThat(execute("run", "-c", config, "--until-caught-up")).isEqualTo(ExitCode.DONE);
        assertThat(execute("run", "-c", config, "--accept-rules")).isEqualTo(ExitCode.DONE);
        assertThat(execute("run", "-c", config, "--refresh-changed")).isEqualTo(ExitCode.DONE);
        assertThat(actions.said)
                .hasToString("check squid;run squid false NONE;run squid true NONE;run squid false ACCEPT;"
                        + "run squid false REFRESH;");
        assertThat(execute("run", "-c", config, "--refresh-changed", "--accept-rules")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_profile_takes_a_minute_for_each_table_unless_it_is_told_how_long() throws Exception {
        String config = config("127.0.0.1:8090");
        assertThat(execute("check", "--profile", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(execute("check", "-c", config, "--json", "--profile=600")).isEqualTo(ExitCode.DONE);
        assertThat(execute("run", "--profile=5", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(actions.said).hasToString("check squid PT1M;check squid for programs PT10M;run squid false NONE PT5S;");
        assertThat(execute("check", "--profile=0", "-c", config)).isEqualTo(ExitCode.USAGE);
        assertThat(execute("run", "--profile=soon", "-c", config)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void help_to_start_needs_no_rules_and_the_schema_no_configuration() throws Exception {
        String config = config("127.0.0.1:8090");
        Files.delete(folder.resolve("rules"));
        assertThat(execute("init", "-c", config, "--sample")).isEqualTo(ExitCode.DONE);
        assertThat(execute("init", "-c", config, "-o", "mine.yaml")).isEqualTo(ExitCode.DONE);
        assertThat(execute("schema")).isEqualTo(ExitCode.DONE);
        assertThat(execute("schema", "-c", config, "-o", "s.json")).isEqualTo(ExitCode.DONE);
        assertThat(actions.said).hasToString("init rules null true;init rules mine.yaml false;schema - null;schema squid s.json;");
    }

    @Test
    void ddl_takes_the_kind_of_server_as_it_is_written_in_the_configuration() throws Exception {
        String config = config("127.0.0.1:8090");
        assertThat(execute("ddl", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(execute("ddl", "-c", config, "--dialect", "mariadb")).isEqualTo(ExitCode.DONE);
        assertThat(execute("ddl", "-c", config, "--dialect", "postgresql")).isEqualTo(ExitCode.USAGE);
        assertThat(actions.said).hasToString("ddl squid null;ddl squid MARIADB;");
    }

    @Test
    void test_needs_no_secrets_and_takes_files() throws Exception {
        String config = Files.writeString(folder.resolve("seachange.yaml"), "old: { password: \"${env:NONE}\" }\nrules: rules\n")
                .toString();
        assertThat(execute("test", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(execute("test", "-c", config, "a.test.yaml", "b.test.yaml")).isEqualTo(ExitCode.DONE);
        assertThat(actions.said).hasToString("test rules [];test rules [a.test.yaml, b.test.yaml];");
        assertThat(execute("test", "-c", Files.writeString(folder.resolve("bare.yaml"), "name: squid\n").toString()))
                .isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("E105 the configuration has no `rules`");
    }

    @Test
    void record_and_explain_get_what_they_are_asked_for() throws Exception {
        String config = config("127.0.0.1:8090");
        assertThat(execute("record", "-c", config, "--schema")).isEqualTo(ExitCode.DONE);
        assertThat(execute("record", "-c", config, "shop.squid", "1", "2|en", "-o", "a.test.yaml", "--mask", "name"))
                .isEqualTo(ExitCode.DONE);
        assertThat(execute("explain", "-c", config, "shop.squid", "1")).isEqualTo(ExitCode.DONE);
        assertThat(actions.said).hasToString("schema squid;record shop.squid [1, 2|en] a.test.yaml [name];explain shop.squid 1;");
        assertThat(execute("record", "-c", config)).isEqualTo(ExitCode.USAGE);
        assertThat(execute("record", "-c", config, "shop.squid")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("record", "-c", config, "--schema", "shop.squid", "1")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("explain", "-c", config, "shop.squid")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void problems_of_the_configuration_are_shown_and_nothing_is_done() throws Exception {
        assertThat(execute("run", "-c", folder.resolve("none.yaml").toString())).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("E001 cannot be read: there is no such file")
                .doesNotContain("-c PATH");
        assertThat(actions.said).isEmpty();
    }

    @Test
    void whoever_names_no_configuration_is_told_how() {
        assertThat(execute("check")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .map(String::strip)
                .containsExactly(
                        "seachange.yaml:1:1  E001 cannot be read: there is no such file", "Name the configuration with -c PATH.");
        err.reset();
        assertThat(execute("check", "-c", "seachange.yaml")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("-c PATH");
    }

    @Test
    void a_failure_is_told_in_one_line_with_its_causes() throws Exception {
        actions.failure = new IllegalStateException("cannot reach OLD", new IOException("connection refused"));
        assertThat(execute("run", "-c", config("127.0.0.1:8090"))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("seachange: cannot reach OLD; caused by connection refused" + System.lineSeparator());
        actions.failure = new InterruptedException();
        assertThat(execute("run", "-c", config("127.0.0.1:8090"))).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void lack_of_memory_is_a_failure_and_no_finding() {
        assertThat(execute("demo", "--drown")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("seachange: java.lang.OutOfMemoryError");
    }

    @Test
    void wrong_usage_is_2_and_shows_the_usage() {
        assertThat(execute()).isEqualTo(ExitCode.USAGE);
        assertThat(execute("swim")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("run", "--until-cought-up")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--until-caught-up", "Exit codes: 0 done");
    }

    @Test
    void knows_its_version_and_further_commands() {
        assertThat(execute("--version")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("seachange ").contains("Java ");
        assertThat(execute("demo")).isEqualTo(7);
        assertThat(execute("--help")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("check", "run", "status", "demo");
    }

    @Test
    void status_shows_what_the_daemon_tells() throws Exception {
        try (HttpApi api = daemon()) {
            String config = daemonConfig("127.0.0.1:" + api.address().getPort());
            assertThat(execute("status", "-c", config)).isEqualTo(ExitCode.DONE);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .isEqualTo(StatusView.full(Samples.troubled()) + System.lineSeparator());
            out.reset();
            assertThat(execute("status", "-c", config, "--json")).isEqualTo(ExitCode.DONE);
            assertThat(StatusJson.read(out.toString(StandardCharsets.UTF_8))).isEqualTo(Samples.troubled());
        }
    }

    @Test
    void status_watches_until_the_daemon_is_gone() throws Exception {
        HttpApi api = daemon();
        Console console = console(true);
        StatusCommand.Pause pause = api::close;
        var line = new picocli.CommandLine(new StatusCommand(console, Map.of(), pause))
                .setExecutionExceptionHandler(new Failures(console));
        int code = line.execute("--watch", "-c", daemonConfig("127.0.0.1:" + api.address().getPort()));
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("squid-to-seafood  CATCHING-UP");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no daemon answers at http://127.0.0.1:");
    }

    @Test
    void no_daemon_is_one_sentence_and_so_is_another_program() throws Exception {
        int port;
        try (HttpApi api = daemon()) {
            port = api.address().getPort();
        }
        assertThat(execute("status", "-c", daemonConfig("127.0.0.1:" + port))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("seachange: no daemon answers at http://127.0.0.1:" + port
                        + "/api/v1/status. Start it with `seachange run`, or check http.listen.");
        err.reset();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        assertThat(execute("status", "-c", daemonConfig("127.0.0.1:" + other.getAddress().getPort())))
                .isEqualTo(ExitCode.FAILED);
        other.stop(0);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("answered 404: is it another program?");
    }

    @Test
    void the_daemon_of_another_migration_is_told_apart() throws Exception {
        try (HttpApi api = daemon()) {
            int port = api.address().getPort();
            String config = config("127.0.0.1:" + port);
            for (String[] way : new String[][] {{"status", "-c", config}, {"status", "-c", config, "--json"}}) {
                err.reset();
                assertThat(execute(way)).isEqualTo(ExitCode.FAILED);
                assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
                assertThat(err.toString(StandardCharsets.UTF_8).lines())
                        .containsExactly("seachange: the daemon of squid-to-seafood answers at http://127.0.0.1:" + port
                                + "/api/v1/status, and squid was asked for. Give each migration an address of its own:"
                                + " http: { listen: \"HOST:PORT\" }.");
            }
        }
    }

    /** Of the migration that {@link Samples} tell of. */
    private String daemonConfig(String listen) throws IOException {
        Path file = Path.of(config(listen));
        return Files.writeString(file, Files.readString(file).replace("name: squid", "name: squid-to-seafood")).toString();
    }

    private static HttpApi daemon() {
        return HttpApi.start(InetSocketAddress.createUnresolved("127.0.0.1", 0), Samples::troubled, () -> "");
    }
}
