package dev.seachange.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoFilesTest {
    @Test
    void placeholdersAreFilledAndDoubledDollarsStay() {
        assertThat(DemoFolder.filled("port: ${old.port}, password: \"$${file:secrets/old}\"", Map.of("old.port", "3306")))
                .isEqualTo("port: 3306, password: \"${file:secrets/old}\"");
        assertThat(DemoFolder.filled("'${a.b}'", Map.of("a.b", "$1\\"))).isEqualTo("'$1\\'");
    }

    @Test
    void aPlaceholderWithoutValueIsADefect() {
        assertThatThrownBy(() -> DemoFolder.filled("${new.port}", Map.of())).hasMessageContaining("new.port");
    }

    @Test
    void scriptsFallIntoStatementsWithoutComments() {
        assertThat(SqlScript.statements("-- first\nCREATE DATABASE a;\n\nINSERT INTO a\n  VALUES ('x; y');\n-- end\n"))
                .containsExactly("CREATE DATABASE a", "INSERT INTO a\n  VALUES ('x; y')");
    }

    @Test
    void theScriptsOfTheDemoAreWhole() throws IOException {
        assertThat(SqlScript.statements(DemoFolder.resource("old.sql"))).hasSize(6);
        assertThat(SqlScript.statements(DemoFolder.resource("new.sql"))).hasSize(6);
    }
}
