package dev.seachange.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StatusJsonTest {
    @Test
    void reads_back_what_it_wrote() throws IOException {
        for (Status status : new Status[] {Samples.preparing(), Samples.copying(), Samples.live(), Samples.troubled()}) {
            assertThat(StatusJson.read(StatusJson.write(status))).isEqualTo(status);
        }
    }

    @Test
    void speaks_in_words_and_iso_instants_and_tells_only_components() {
        assertThat(StatusJson.write(Samples.troubled()))
                .contains("\"stage\" : \"catching-up\"", "\"at\" : \"2026-11-20T11:02:05Z\"", "\"ready\" : false")
                .doesNotContain("\"share\"");
        assertThat(StatusJson.write(Samples.preparing())).contains("\"totalSeconds\" : null");
    }

    @Test
    void skips_what_a_newer_daemon_adds() throws IOException {
        String newer = StatusJson.write(Samples.live()).replaceFirst("\\{", "{ \"tide\" : \"low\",");
        assertThat(StatusJson.read(newer)).isEqualTo(Samples.live());
    }

    @Test
    void refuses_what_is_not_a_status() {
        assertThatThrownBy(() -> StatusJson.read("{}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> StatusJson.read("<html>")).isInstanceOf(IOException.class);
    }
}
