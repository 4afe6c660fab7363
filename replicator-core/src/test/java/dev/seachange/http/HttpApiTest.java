package dev.seachange.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.status.Samples;
import dev.seachange.status.Status;
import dev.seachange.status.StatusJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpApiTest {
    private final AtomicReference<Status> status = new AtomicReference<>(Samples.live());
    private final HttpApi api = HttpApi.start(anyPort(), status::get, () -> "seachange_ready 1\n");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        api.close();
    }

    @Test
    void tells_the_port_it_was_given() {
        assertThat(api.address().getPort()).isPositive();
        assertThat(api.url()).isEqualTo("http://127.0.0.1:" + api.address().getPort());
    }

    @Test
    void serves_metrics_and_liveness() throws Exception {
        assertThat(get("/metrics").body()).isEqualTo("seachange_ready 1\n");
        assertThat(get("/metrics").headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void is_ready_or_says_why_not() throws Exception {
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        status.set(Samples.troubled());
        HttpResponse<String> answer = get("/readyz");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("not ready\n- OLD cannot be reached\n- lag 95 s is above 10 s\n");
    }

    @Test
    void serves_the_status_as_json() throws Exception {
        HttpResponse<String> answer = get("/api/v1/status?pretty");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(StatusJson.read(answer.body())).isEqualTo(Samples.live());
    }

    @Test
    void knows_no_other_path_and_no_other_method() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metrics/more").statusCode()).isEqualTo(404);
        HttpResponse<String> post = send("POST", "/api/v1/status");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
        HttpResponse<String> head = send("HEAD", "/livez");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("6");
    }

    @Test
    void answers_500_when_the_status_cannot_be_made() throws Exception {
        try (HttpApi broken = HttpApi.start(anyPort(), () -> { throw new IllegalStateException("x"); }, () -> "")) {
            var request = HttpRequest.newBuilder(URI.create(broken.url() + "/readyz")).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void a_port_in_use_is_named_with_the_remedy() {
        InetSocketAddress taken = api.address();
        assertThatThrownBy(() -> HttpApi.start(taken, status::get, () -> ""))
                .isInstanceOf(HttpStartException.class)
                .hasMessageContaining("127.0.0.1:" + taken.getPort())
                .hasMessageContaining("http.listen");
    }

    @Test
    void an_unknown_host_is_named() {
        assertThatThrownBy(() -> HttpApi.start(
                        InetSocketAddress.createUnresolved("no-such-host.invalid", 8090), status::get, () -> ""))
                .isInstanceOf(HttpStartException.class)
                .hasMessageContaining("no-such-host.invalid:8090");
    }

    private static InetSocketAddress anyPort() {
        return InetSocketAddress.createUnresolved("127.0.0.1", 0);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
