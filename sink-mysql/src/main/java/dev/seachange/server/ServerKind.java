package dev.seachange.server;

/** Which family of server, for the two differ in driver, catalog and statement forms. */
public enum ServerKind {
    MYSQL("MySQL"),
    MARIADB("MariaDB");

    private final String title;

    ServerKind(String title) {
        this.title = title;
    }

    /** As its makers spell it, for messages. */
    public String title() {
        return title;
    }
}
