package dev.seachange.cli;

import dev.seachange.config.MigrationConfig;
import dev.seachange.status.Status;
import dev.seachange.status.StatusJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a running daemon. */
final class DaemonClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** @param json the same, as the daemon sent it */
    record Answer(String json, Status status) {}

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;

    private final @Nullable String name;

    /** @param contact as configured; a wildcard means this machine */
    DaemonClient(MigrationConfig.Contact contact) {
        name = contact.name();
        InetSocketAddress listen = contact.listen();
        String host = switch (listen.getHostString()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> listen.getHostString();
        };
        address = URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listen.getPort() + "/api/v1/status");
    }

    /** Fails with one sentence when nobody answers, another program, or the daemon of another migration. */
    Answer status() throws IOException, InterruptedException {
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
        Status status = StatusJson.read(answer.body());
        String answering = status.migration().name();
        if (name != null && !name.equals(answering)) {
            throw new IOException("the daemon of " + answering + " answers at " + address + ", and " + name
                    + " was asked for. Give each migration an address of its own: http: { listen: \"HOST:PORT\" }.");
        }
        return new Answer(answer.body(), status);
    }

    @Override
    public void close() {
        client.close();
    }
}
