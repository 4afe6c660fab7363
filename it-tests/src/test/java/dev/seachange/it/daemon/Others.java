package dev.seachange.it.daemon;

import dev.seachange.it.servers.TestingServers.Kind;
import java.util.ArrayList;
import java.util.List;

/** Statements that change nothing that is migrated, in the order in which they can be run. */
final class Others {
    private Others() {}

    /** @param shop the database that is migrated; its table {@code own} is not. The rest happens in the database in use. */
    static List<String> statements(Kind kind, String shop) {
        String user = shop + "_user";
        List<String> statements = new ArrayList<>(List.of(
                "CREATE TABLE squid (id INT PRIMARY KEY, name VARCHAR(9))",
                "INSERT INTO squid VALUES (1, 'namesake')",
                "ALTER TABLE squid ADD COLUMN arms INT, DROP COLUMN name",
                "TRUNCATE TABLE squid",
                "INSERT INTO " + shop + ".own VALUES (1)",
                "ALTER TABLE " + shop + ".own ADD COLUMN name VARCHAR(9)",
                "TRUNCATE TABLE " + shop + ".own",
                "CREATE USER " + user + " IDENTIFIED BY 'sea-Change-1'",
                "GRANT SELECT ON " + shop + ".* TO " + user,
                "REVOKE SELECT ON " + shop + ".* FROM " + user,
                "DROP USER " + user,
                "ANALYZE TABLE " + shop + ".squid",
                "ANALYZE TABLE squid",
                "OPTIMIZE TABLE squid",
                "FLUSH TABLES",
                "CREATE VIEW " + shop + ".seen AS SELECT id FROM " + shop + ".squid",
                "DROP VIEW " + shop + ".seen",
                "CREATE FUNCTION twice(a INT) RETURNS INT DETERMINISTIC RETURN a * 2",
                "CREATE PROCEDURE nothing() BEGIN DECLARE x INT DEFAULT 1; SET x = x + 1; END",
                "CREATE TRIGGER stamped BEFORE INSERT ON squid FOR EACH ROW SET NEW.arms = 10",
                "CREATE EVENT daily ON SCHEDULE EVERY 1 DAY DO DELETE FROM squid",
                "CREATE TABLE parts (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 4",
                "CREATE TABLE filled AS SELECT 1 AS id",
                "CREATE TEMPORARY TABLE passing (id INT)",
                "RENAME TABLE filled TO renamed",
                "DROP TABLE parts, renamed"));
        statements.addAll(
                switch (kind) {
                    case MYSQL -> List.of(
                            "CREATE TABLE meant (id INT PRIMARY KEY, meaning VECTOR(3))",
                            "CREATE TABLE checked (id INT PRIMARY KEY, j JSON, k INT AS (j->>'$.k') STORED, CHECK (k > 0))",
                            "CREATE ROLE " + user + "_role",
                            "DROP ROLE " + user + "_role",
                            "CREATE TABLE hidden (id INT PRIMARY KEY, INDEX ((id * 2)) INVISIBLE)",
                            "ALTER TABLE hidden ADD COLUMN place POINT SRID 4326, ALGORITHM=INSTANT",
                            "CREATE UNDO TABLESPACE undo_" + shop + " ADD DATAFILE 'undo_" + shop + ".ibu'",
                            "ALTER UNDO TABLESPACE undo_" + shop + " SET INACTIVE");
                    case MARIADB -> List.of(
                            "CREATE TABLE addressed (id INT PRIMARY KEY, six INET6, four INET4, u UUID)",
                            "CREATE TABLE versioned (id INT PRIMARY KEY) WITH SYSTEM VERSIONING",
                            "CREATE SEQUENCE counter START WITH 1",
                            "CREATE OR REPLACE TABLE squid (id INT PRIMARY KEY) ENGINE=Aria",
                            "CREATE TABLE packed (id INT PRIMARY KEY, t TEXT COMPRESSED)",
                            "CREATE TABLE spans (id INT, a DATE, b DATE, PERIOD FOR p (a, b))",
                            "ALTER TABLE spans NOWAIT ADD COLUMN IF NOT EXISTS c INT",
                            "CREATE TABLE early (id INT PRIMARY KEY) PAGE_CHECKSUM=1 TRANSACTIONAL=1 ENGINE=Aria");
                });
        return statements;
    }
}
