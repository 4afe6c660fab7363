package dev.seachange.sink;

import dev.seachange.change.RowKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A key as 64 hex digits: of fixed length whatever the key is, equal for equal keys, and safe to print. */
public final class KeyHash {
    private KeyHash() {}

    /** SHA-256 over type, length and text of each part, so that parts can't run into one another. */
    public static String of(RowKey key) {
        MessageDigest digest = sha256();
        for (int i = 0; i < key.size(); i++) {
            Object part = key.get(i);
            if (part == null) {
                digest.update((byte) 'N');
                continue;
            }
            byte[] bytes = part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8);
            digest.update((part.getClass().getSimpleName() + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
