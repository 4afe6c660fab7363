package dev.seachange.verify;

import dev.seachange.change.RowKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** 128 bits that stand for a key: equal keys give equal ones, and unequal keys do not meet in practice. */
record KeyPrint(long high, long low) {

    /** Makes prints. Not for two threads at a time. */
    static final class Maker {
        private final MessageDigest digest;

        Maker() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        /** Both sides must give the parts in the Java forms of the same column types. */
        KeyPrint of(RowKey key) {
            for (int i = 0; i < key.size(); i++) {
                Object part = key.get(i);
                if (part == null) {
                    length(-1);
                } else {
                    byte[] bytes = part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8);
                    // With its length before it, no part can run into the next.
                    length(bytes.length);
                    digest.update(bytes);
                }
            }
            ByteBuffer print = ByteBuffer.wrap(digest.digest());
            return new KeyPrint(print.getLong(), print.getLong());
        }

        private void length(int length) {
            digest.update((byte) (length >> 24));
            digest.update((byte) (length >> 16));
            digest.update((byte) (length >> 8));
            digest.update((byte) length);
        }
    }
}
