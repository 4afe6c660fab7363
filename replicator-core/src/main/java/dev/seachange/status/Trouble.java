package dev.seachange.status;

import java.time.Instant;

/**
 * What stopped the migration, or holds it up now.
 *
 * @param what happened, with its place
 * @param remedy what a person can do; or what the daemon does by itself
 * @param stopped true when it will not go on by itself
 */
public record Trouble(String what, String remedy, Instant since, boolean stopped) {}
