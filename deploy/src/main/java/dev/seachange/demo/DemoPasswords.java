package dev.seachange.demo;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Made anew for each demo. Both servers listen on this machine only, which others may share. */
record DemoPasswords(String shop, String oldServer, String newServer) {
    private static final int BYTES = 16;

    static DemoPasswords random() {
        SecureRandom random = new SecureRandom();
        return new DemoPasswords(password(random), password(random), password(random));
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}
