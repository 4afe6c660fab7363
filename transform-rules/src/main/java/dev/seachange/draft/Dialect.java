package dev.seachange.draft;

/** Whose SQL. */
public enum Dialect {
    MYSQL,
    MARIADB
}
