package dev.seachange.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.seachange.status.Readiness;
import dev.seachange.status.Status;
import dev.seachange.status.StatusJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path answers what. Paths match exactly: the JDK server's own matching is by prefix, and would answer for any suffix. */
final class Routes implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";

    private record Answer(int code, String type, String body) {}

    private final Map<String, Supplier<Answer>> routes;

    Routes(Supplier<Status> status, Supplier<String> metrics) {
        routes = Map.of(
                "/metrics", () -> new Answer(200, PROMETHEUS, metrics.get()),
                "/livez", () -> new Answer(200, TEXT, "alive\n"),
                "/readyz", () -> readiness(status.get().readiness()),
                "/api/v1/status", () -> new Answer(200, JSON, StatusJson.write(status.get()) + "\n"));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            if (answer.code() == 405) {
                headers.set("Allow", "GET, HEAD");
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                headers.set("Content-Length", Integer.toString(body.length));
                exchange.sendResponseHeaders(answer.code(), -1);
                return;
            }
            exchange.sendResponseHeaders(answer.code(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(String method, @Nullable String path) {
        Supplier<Answer> route = path == null ? null : routes.get(path);
        if (route == null) {
            return new Answer(404, TEXT, "nothing here; there is /metrics, /livez, /readyz and /api/v1/status\n");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return new Answer(405, TEXT, "only GET and HEAD\n");
        }
        try {
            return route.get();
        } catch (RuntimeException e) {
            // Without this the JDK server would drop the connection without a word.
            LOG.warn("{} failed", path, e);
            return new Answer(500, TEXT, "failed; the log says why\n");
        }
    }

    private static Answer readiness(Readiness readiness) {
        return readiness.ready()
                ? new Answer(200, TEXT, "ready\n")
                : new Answer(503, TEXT, "not ready\n- " + String.join("\n- ", readiness.reasons()) + "\n");
    }
}
