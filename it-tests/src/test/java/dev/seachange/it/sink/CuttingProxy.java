package dev.seachange.it.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Passes bytes to a server and back, until it sees COMMIT; then cuts that connection, once. */
final class CuttingProxy implements AutoCloseable {
    enum When {
        /** The server never gets the COMMIT. */
        BEFORE,
        /** The server gets it, the client never hears of it. */
        AFTER
    }

    private final ServerSocket entrance;
    private final String host;
    private final int port;
    private volatile boolean armed;
    private volatile When when = When.BEFORE;

    CuttingProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void cut(When moment) {
        when = moment;
        armed = true;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Socket server = new Socket(host, port);
                Link link = new Link();
                Thread.startVirtualThread(() -> pump(client, server, bytes -> link.say(bytes, server.getOutputStream())));
                Thread.startVirtualThread(() -> pump(server, client, bytes -> link.answer(bytes, client.getOutputStream())));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void pump(Socket from, Socket to, Passing passing) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            int read = in.read(buffer);
            while (read >= 0 && passing.pass(Arrays.copyOf(buffer, read))) {
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // One side is gone, so the other goes.
        }
    }

    /** Passes bytes on, or not; false when the connection is to be cut. */
    private interface Passing {
        boolean pass(byte[] bytes) throws IOException;
    }

    /** One connection through the proxy. */
    private final class Link {
        private final CountDownLatch unheard = new CountDownLatch(1);
        private volatile boolean deaf;

        boolean say(byte[] bytes, OutputStream server) throws IOException {
            boolean commit = armed && isCommit(bytes);
            if (commit) {
                armed = false;
                if (when == When.BEFORE) {
                    return false;
                }
                deaf = true;
            }
            server.write(bytes);
            server.flush();
            if (commit) {
                awaitUnheard();
            }
            return !commit;
        }

        boolean answer(byte[] bytes, OutputStream client) throws IOException {
            if (deaf) {
                unheard.countDown();
                return true;
            }
            client.write(bytes);
            client.flush();
            return true;
        }

        /** The server has answered, so what it was asked for is done, when the connection goes. */
        private void awaitUnheard() throws IOException {
            try {
                if (!unheard.await(60, TimeUnit.SECONDS)) {
                    throw new IOException("no answer to COMMIT");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isCommit(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("COMMIT");
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
