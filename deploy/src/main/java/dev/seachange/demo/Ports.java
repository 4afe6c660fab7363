package dev.seachange.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free TCP ports of 127.0.0.1.
 *
 * <p>Not those the kernel would give: from its range it also serves outgoing connections. While a server of that range is
 * down, a client that tries to reconnect may get the very port as its own end, connect to itself and keep the server from
 * coming back.
 */
final class Ports {

    private static final byte[] LOCALHOST = {127, 0, 0, 1};
    private static final int FIRST = 15_000;
    private static final int KERNELS_USUAL_FIRST = 32_768;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    static int free() throws IOException {
        int end = kernelsFirst();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, end);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("No free TCP port found between " + FIRST + " and " + end);
    }

    private static int kernelsFirst() throws IOException {
        Path range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
        if (!Files.isReadable(range)) {
            return KERNELS_USUAL_FIRST;
        }
        int first = Integer.parseInt(Files.readString(range).strip().split("\\s+")[0]);
        // A machine that gives out (nearly) all ports leaves none for us alone.
        return first > FIRST + ATTEMPTS ? first : KERNELS_USUAL_FIRST;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOCALHOST), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
