package dev.seachange.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A real database server which lives as a child process of this JVM and ends with it.
 *
 * <p>It listens on 127.0.0.1 only; its user {@code root} has no password.
 */
public interface DatabaseServer extends AutoCloseable {

    /** The process behind it. */
    ServerProcess process();

    /** A JDBC URL without user and password; {@code database} may be empty. */
    String jdbcUrl(String database);

    /** Always 127.0.0.1. */
    default String host() {
        return ServerProcess.HOST;
    }

    /** The TCP port, the same for the whole life of this object. */
    default int port() {
        return process().port();
    }

    /** A JDBC URL that logs in as root, with no database chosen. */
    default String rootUrl() {
        String url = jdbcUrl("");
        return url + (url.contains("?") ? "&" : "?") + "user=root";
    }

    /** A new connection as root; {@code database} may be empty. */
    default Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), "root", "");
    }

    /** Ends it cleanly (SIGTERM) and waits until it is gone. The data stays for {@link #restart()}. */
    default void stop() {
        process().stop();
    }

    /** Ends it as a crash would (SIGKILL). The data stays for {@link #restart()}. */
    default void kill() {
        process().kill();
    }

    /** Starts it again on the same data and port, after a {@link #stop()} if it still runs. */
    default void restart() {
        process().restart();
    }

    default boolean running() {
        return process().running();
    }

    /** What the server wrote to its standard output and error. */
    default Path log() {
        return process().log();
    }

    /** Ends it and deletes its data, unless the options say to keep them. */
    @Override
    default void close() {
        process().close();
    }
}
