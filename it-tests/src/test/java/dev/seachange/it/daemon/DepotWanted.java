package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** What the two rule files have to make of OLD, said a second time in SQL. */
final class DepotWanted {
    /** How a crate is bad, and with which code it is parked. */
    static final String BAD = "CASE WHEN grade_cd = 'X' THEN 'V201' WHEN weight = '1.2345' THEN 'V104' WHEN pieces > 32767 THEN 'V102'"
            + " WHEN packed = '2026-03-29 02:30:00' THEN 'V112' END";

    private static final String SUMMER = " >= '2026-03-29 0%1$d:00:00' AND %2$s < '2026-10-25 0%1$d:00:00'";
    private static final String UTC = "CONVERT_TZ(%s, @@session.time_zone, '+00:00')";

    private final PageDatabases databases;
    private final String migration;

    DepotWanted(PageDatabases databases, String migration) {
        this.databases = databases;
        this.migration = migration;
    }

    void checkPage() throws SQLException {
        same("""
                SELECT s.id, TRIM(squid_nm), CASE size_cd WHEN 'S' THEN 'small' WHEN 'M' THEN 'medium' WHEN 'L' THEN 'large' END,
                    CAST(price_cents / 100 AS DECIMAL(12,2)), CONCAT(species, ' / ', COALESCE(origin, 'unknown')),
                    DATE_FORMAT(landed - INTERVAL 9 HOUR, '%Y-%m-%d %H:%i:%s.%f'),
                    CASE port_cd WHEN 'TKY' THEN 7 WHEN 'OSA' THEN 8 END, arms, ink_ml, 'squid',
                    must_chill = 1, days
                FROM shop.squid s LEFT JOIN shop.squid_care c ON c.squid_id = s.id WHERE status <> 'draft'
                UNION ALL
                SELECT o.id + 1000000000, octo_nm, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'octopus', NULL, NULL
                FROM shop.octopus o ORDER BY 1""", """
                SELECT seafood_id, name, size, price, label,
                    DATE_FORMAT(CONVERT_TZ(landed_at, @@session.time_zone, '+00:00'), '%Y-%m-%d %H:%i:%s.%f'), port_id,
                    JSON_EXTRACT(facts, '$.arms'), CAST(JSON_VALUE(facts, '$.ink_ml') AS DECIMAL(6,2)), kind, keep_cold, shelf_days
                FROM market.seafood WHERE deleted_at IS NULL ORDER BY 1""");
        same("SELECT id, weight_g / 1000, vessel_nm FROM shop.squid WHERE landed IS NOT NULL ORDER BY 1",
                "SELECT seafood_id, weight_kg, vessel FROM market.catch_log ORDER BY 1");
        same("SELECT id, name, memo FROM shop.species ORDER BY 1", "SELECT id, name, note FROM market.species ORDER BY 1");
        same("SELECT 1, id, total FROM shop_1.orders UNION ALL SELECT 2, id, total FROM shop_2.orders ORDER BY 1, 2",
                "SELECT shard, order_id, total FROM market.orders ORDER BY 1, 2");
        List<String> gone = databases.newRows("SELECT seafood_id FROM market.seafood WHERE deleted_at IS NOT NULL");
        assertThat(gone).as("rows that have stayed behind").isNotEmpty();
        assertThat(gone).doesNotContainAnyElementsOf(databases.oldRows("SELECT id FROM shop.squid WHERE status <> 'draft'"));
    }

    void checkDepot() throws SQLException {
        same("SELECT id, code, UPPER(nm) FROM depot.quay ORDER BY 1", "SELECT quay_id, code, label FROM market.quay ORDER BY 1");
        boats();
        crates();
        same("SELECT b.id, spot, CASE WHEN length_m > 20 THEN 'long' ELSE 'short' END, COALESCE(volts, 230), litres, COALESCE(metered, 0)"
                        + " FROM depot.berth b LEFT JOIN depot.berth_power p ON p.berth_id = b.id AND volts > 0"
                        + " LEFT JOIN depot.berth_water w ON w.berth_id = b.id"
                        + " WHERE length_m >= 10 AND state <> 'shut' ORDER BY 1",
                "SELECT berth_id, spot, size, volts, litres, metered FROM market.berth ORDER BY 1");
        same("SELECT id, line FROM depot.logbook_ever ORDER BY 1", "SELECT id, line FROM market.logbook ORDER BY 1");
        assertThat(databases.oldRows("SELECT id FROM depot.logbook_ever WHERE id NOT IN (SELECT id FROM depot.logbook)"))
                .as("log books that have gone from OLD").isNotEmpty();
        same("SELECT 2025, id, guests FROM depot.visit_2025 UNION ALL SELECT 2026, id, guests FROM depot.visit_2026 ORDER BY 1, 2",
                "SELECT year, visit_id, guests FROM market.visit ORDER BY 1, 2");
        assertThat(parked("rule NOT IN ('crate', 'boat_strict', 'boat_patient')")).isEmpty();
    }

    private void boats() throws SQLException {
        String built = UTC.formatted("built");
        String hours = "CASE WHEN " + built + SUMMER.formatted(1, built) + " THEN 2 ELSE 1 END";
        same("SELECT id, CONCAT(nm, ' (', id, ')'), quay_seen, " + built + " + INTERVAL " + hours
                        + " HOUR, JSON_UNQUOTE(JSON_EXTRACT(extra, '$.colour')), JSON_EXTRACT(extra, '$.masts'),"
                        + " JSON_LENGTH(extra, '$.tags'), nm, JSON_EXTRACT(extra, '$.tags') FROM depot.boat ORDER BY id",
                "SELECT old_id, name, quay_id, built_local, colour, masts, tags, JSON_UNQUOTE(JSON_EXTRACT(facts, '$.nm')),"
                        + " JSON_EXTRACT(facts, '$.tags') FROM market.boat ORDER BY old_id");
        UUID namespace = uuid5(new UUID(0, 0), "boat");
        for (String row : databases.newRows("SELECT old_id, boat_uuid FROM market.boat")) {
            String[] boat = row.split("\\|");
            assertThat(boat[1]).isEqualTo(uuid5(namespace, boat[0]).toString());
        }
        same("SELECT id, COALESCE(quay_seen, IF(quay_cd IS NULL, NULL, 0)) FROM depot.boat ORDER BY 1",
                "SELECT old_id, quay_id FROM market.boat_number ORDER BY 1");
        numbers();
        List<String> strict = keys(parked("rule = 'boat_strict'"));
        String other = strict.isEmpty() ? "" : " WHERE id NOT IN (" + String.join(", ", strict) + ")";
        same("SELECT id, quay_seen FROM depot.boat" + other + " ORDER BY 1",
                "SELECT boat_no, quay_id FROM market.boat_strict" + other.replace("id", "boat_no") + " ORDER BY 1");
        assertThat(strict).as("boats of a quay that was not there").isNotEmpty()
                .allMatch(key -> Integer.parseInt(key) >= DepotWriter.RISKY)
                .containsAll(databases.oldRows("SELECT id FROM depot.boat WHERE quay_cd = 'CCC' AND quay_seen IS NULL"));
        assertThat(parked("rule = 'boat_strict'")).allMatch(key -> key.endsWith("|V203"));
        patientBoats();
    }

    /** Boats that wait are parked; or they have come, with what their quay was called when they did. */
    private void patientBoats() throws SQLException {
        List<String> waiting = keys(parked("rule = 'boat_patient'"));
        assertThat(parked("rule = 'boat_patient'")).allMatch(key -> key.endsWith("|V204"));
        assertThat(waiting).allMatch(key -> Integer.parseInt(key) >= DepotWriter.RISKY);
        same("SELECT CONCAT('B-', id), quay_seen FROM depot.boat WHERE id < " + DepotWriter.RISKY + " ORDER BY id",
                "SELECT code, quay_id FROM market.boat_patient WHERE SUBSTRING(code, 3) + 0 < " + DepotWriter.RISKY
                        + " ORDER BY SUBSTRING(code, 3) + 0");
        String others = waiting.isEmpty() ? "" : " AND id NOT IN (" + String.join(", ", waiting) + ")";
        same("SELECT CONCAT('B-', id), quay_cd IS NULL FROM depot.boat WHERE id >= " + DepotWriter.RISKY + others + " ORDER BY id",
                "SELECT code, quay_id IS NULL FROM market.boat_patient WHERE SUBSTRING(code, 3) + 0 >= " + DepotWriter.RISKY
                        + others.replace("id", "SUBSTRING(code, 3) + 0") + " ORDER BY SUBSTRING(code, 3) + 0");
    }

    /** The map gives each boat one number, from 1 on without gaps, and both tables have that number. */
    private void numbers() throws SQLException {
        String map = "(SELECT number, key_text FROM seachange.keymap WHERE migration = '" + migration + "' AND map = 'boat') k";
        assertThat(databases.newRows("SELECT MIN(number), MAX(number) - COUNT(*), COUNT(DISTINCT key_text) - COUNT(*) FROM " + map))
                .containsExactly("1|0|0");
        assertThat(databases.newRows("SELECT old_id FROM market.boat_number b LEFT JOIN " + map
                + " ON k.number = b.number AND k.key_text = b.old_id WHERE k.number IS NULL")).isEmpty();
        assertThat(databases.newRows("SELECT boat_no FROM market.boat_strict b LEFT JOIN " + map
                + " ON k.number = b.number AND k.key_text = b.boat_no WHERE k.number IS NULL")).isEmpty();
    }

    private void crates() throws SQLException {
        List<String> parked = parked("rule = 'crate'");
        assertThat(keys(parked)).as("crates that do not fit").isNotEmpty()
                .allMatch(key -> Integer.parseInt(key) >= DepotWriter.RISKY);
        assertThat(parked).containsAll(databases.oldRows("SELECT id, " + BAD + " FROM depot.crate WHERE " + BAD + " IS NOT NULL"));
        List<String> reasons = List.of("V201", "V104", "V102", "V112");
        assertThat(parked).allMatch(row -> row.endsWith("|" + reasons.get(Integer.parseInt(row.substring(0, row.indexOf('|'))) % 4)));
        String other = " WHERE id NOT IN (" + String.join(", ", keys(parked)) + ")";
        String hours = "CASE WHEN packed" + SUMMER.formatted(3, "packed") + " THEN 2 ELSE 1 END";
        same("SELECT id * 2 + 1, CASE grade_cd WHEN 'A' THEN 1 WHEN 'B' THEN 2 WHEN 'C' THEN 3 ELSE 0 END, CAST(weight AS DECIMAL(6,3)),"
                        + " pieces, packed - INTERVAL " + hours + " HOUR, DATE_FORMAT(packed, '%Y-%m') FROM depot.crate" + other
                        + " ORDER BY 1",
                "SELECT crate_id, grade, tons, pieces, " + UTC.formatted("packed_at") + ", packed_in FROM market.crate"
                        + other.replace("id", "(crate_id - 1) DIV 2") + " ORDER BY 1");
    }

    /** RFC 9562, said in another way than the program does. */
    private static UUID uuid5(UUID namespace, String name) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(HexFormat.of().parseHex(namespace.toString().replace("-", "")));
            String hex = HexFormat.of().formatHex(sha.digest(name.getBytes(StandardCharsets.UTF_8)));
            int variant = 8 | (Integer.parseInt(hex.substring(16, 17), 16) & 3);
            return UUID.fromString(hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-5" + hex.substring(13, 16) + "-"
                    + Integer.toHexString(variant) + hex.substring(17, 20) + "-" + hex.substring(20, 32));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> parked(String condition) throws SQLException {
        return databases.newRows("SELECT key_text, code FROM seachange.quarantine WHERE migration = '" + migration + "' AND " + condition
                + " ORDER BY key_text + 0");
    }

    private static List<String> keys(List<String> parked) {
        List<String> keys = new ArrayList<>();
        parked.forEach(row -> keys.add(row.substring(0, row.indexOf('|'))));
        return keys;
    }

    private void same(String wanted, String found) throws SQLException {
        List<String> rows = databases.oldRows(wanted);
        assertThat(rows).as(wanted).isNotEmpty();
        assertThat(databases.newRows(found)).as(found).isEqualTo(rows);
    }
}
