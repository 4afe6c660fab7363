package dev.seachange.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.preflight.Finding.Severity;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void shows_side_address_code_and_remedy() {
        Finding finding = new Finding(
                Side.OLD, "127.0.0.1:3306", PreflightCode.P104, Severity.ERROR, "binlog_format is MIXED.", "Set it.\nReconnect.");
        assertThat(finding.render())
                .isEqualTo("OLD 127.0.0.1:3306: P104 binlog_format is MIXED.\n    Set it.\n    Reconnect.");
        assertThat(finding.isError()).isTrue();
    }

    @Test
    void marks_warnings() {
        Finding finding = new Finding(
                Side.NEW, "db:3307", PreflightCode.P203, Severity.WARNING, "max_allowed_packet is 1048576 bytes.", "Raise it.");
        assertThat(finding.render()).isEqualTo("NEW db:3307: P203 warning: max_allowed_packet is 1048576 bytes.\n    Raise it.");
        assertThat(finding.isError()).isFalse();
    }
}
