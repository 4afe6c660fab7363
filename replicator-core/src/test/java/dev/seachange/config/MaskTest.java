package dev.seachange.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void hides_passwords_however_they_are_quoted_and_keeps_the_width() {
        assertThat(Mask.hidden("password: hunter2")).isEqualTo("password: *******");
        assertThat(Mask.hidden("{ password: \"a \\\" b\", port: 1 }")).isEqualTo("{ password: ********, port: 1 }");
        assertThat(Mask.hidden("{ 'password': 'it''s', port: 1 }")).isEqualTo("{ 'password': *******, port: 1 }");
        assertThat(Mask.hidden("password: \"never closed")).isEqualTo("password: *************");
        assertThat(Mask.hidden("  password: a, b} c")).isEqualTo("  password: *******");
        assertThat(Mask.hidden("{ port: 1,\n  password: a }")).isEqualTo("{ port: 1,\n  password: ***");
        assertThat(Mask.hidden("password: 'a\npassword: b")).isEqualTo("password: **\npassword: *");
    }

    @Test
    void shows_references() {
        assertThat(Mask.hidden("{ password: \"${env:X}\", user: u }")).isEqualTo("{ password: \"${env:X}\", user: u }");
        assertThat(Mask.hidden("password: ${file:/run/x}")).isEqualTo("password: ${file:/run/x}");
        assertThat(Mask.hidden("password: ${env:X} # from the vault")).isEqualTo("password: ${env:X} # from the vault");
        assertThat(Mask.hidden("{ password: a${env:X}b, user: u }")).isEqualTo("{ password: **********, user: u }");
        assertThat(Mask.hidden("password: x${env:X}")).isEqualTo("password: *********");
    }
}
