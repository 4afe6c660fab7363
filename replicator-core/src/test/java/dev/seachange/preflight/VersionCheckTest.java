package dev.seachange.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionCheckTest {
    @ParameterizedTest
    @CsvSource({
        "true, 8.0.36, true",
        "true, 8.4.3, true",
        "true, 9.7.4-2, true",
        "true, 5.7.44-log, false",
        "true, 10.0.1, false",
        "false, 10.5.27-MariaDB-1:10.5.27+maria~ubu2004-log, true",
        "false, 11.4.5-MariaDB-log, true",
        "false, 10.4.34-MariaDB, false",
        "false, 12.3.1-MariaDB, false",
        "false, unheard of, false"
    })
    void knows_the_lines_it_was_tried_with(boolean mySql, String version, boolean known) {
        assertThat(VersionCheck.known(mySql, version)).isEqualTo(known);
    }
}
