package dev.seachange.daemon;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who this is, for people. */
final class ThisProcess {
    private ThisProcess() {}

    /** Host and process. */
    static String name() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown host";
        }
        return host + ", process " + ProcessHandle.current().pid();
    }
}
