package dev.seachange.http;

import com.sun.net.httpserver.HttpServer;
import dev.seachange.status.Status;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The web server of the daemon: open while this object is. */
public final class HttpApi implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;

    private HttpApi(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Listens.
     *
     * @param listen where, with its name resolved or not; port 0 takes any free one
     * @param metrics text for {@code /metrics}
     * @throws HttpStartException with the address and the remedy
     */
    public static HttpApi start(InetSocketAddress listen, Supplier<Status> status, Supplier<String> metrics) {
        HttpServer server;
        try {
            server = HttpServer.create(resolved(listen), 0);
        } catch (BindException e) {
            throw new HttpStartException(
                    "cannot listen on " + text(listen) + ": " + e.getMessage()
                            + ". Is another migration, or another program, using this port? Set another http.listen.",
                    e);
        } catch (IOException e) {
            throw new HttpStartException(
                    "cannot listen on " + text(listen) + ": " + e + ". Set http.listen to an address of this machine.", e);
        }
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("seachange-http-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", new Routes(status, metrics));
        server.start();
        return new HttpApi(server, threads);
    }

    /** Where it really listens: with the port it was given when any was asked for. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Base address for a person on this machine, as in {@code http://127.0.0.1:8090}. */
    public String url() {
        return "http://" + text(address());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static InetSocketAddress resolved(InetSocketAddress listen) throws IOException {
        return listen.isUnresolved()
                ? new InetSocketAddress(InetAddress.getAllByName(listen.getHostString())[0], listen.getPort())
                : listen;
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
