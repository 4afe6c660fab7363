package dev.seachange.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a running daemon. */
final class DaemonClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;

    /** @param listen as configured; a wildcard means this machine */
    DaemonClient(InetSocketAddress listen) {
        String host = switch (listen.getHostString()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> listen.getHostString();
        };
        address = URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listen.getPort() + "/api/v1/status");
    }

    /** JSON; fails with one sentence when nobody answers it. */
    String status() throws IOException, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(
                    "no daemon answers at " + address + ". Start it with `seachange run`, or check http.listen.", e);
        }
        if (answer.statusCode() != 200) {
            throw new IOException(
                    address + " answered " + answer.statusCode() + ": is it another program? Check http.listen.");
        }
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
