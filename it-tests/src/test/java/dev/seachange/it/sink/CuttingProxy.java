package dev.seachange.it.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

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
                Thread.startVirtualThread(() -> pump(client, server, true));
                Thread.startVirtualThread(() -> pump(server, client, false));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean outward) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean commit = outward && armed && isCommit(buffer, read);
                if (commit) {
                    armed = false;
                    if (when == When.BEFORE) {
                        return;
                    }
                    // Deaf first, so that the answer is lost for certain.
                    from.close();
                }
                out.write(buffer, 0, read);
                out.flush();
                if (commit) {
                    awaitAnswer();
                    return;
                }
            }
        } catch (IOException e) {
            // One side is gone, so the other goes.
        }
    }

    private static boolean isCommit(byte[] buffer, int length) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT");
    }

    /** Else the server might see the end of the connection before the statement. */
    private static void awaitAnswer() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
