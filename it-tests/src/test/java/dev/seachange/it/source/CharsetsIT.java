package dev.seachange.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableId;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.Server;
import dev.seachange.source.SourceFailure;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every character that a character set of the server can hold arrives as that character: the server itself, which can say a
 * column's text in utf8mb4, is the oracle. Old shops are full of latin1 and euckr.
 */
class CharsetsIT {
    /** Code points per row. */
    private static final int STEP = 128;

    private static final int MOST_SHOWN = 8;

    /** Those that Java, and so the log reader, reads as the servers do. */
    private static final List<String> EXACT = List.of(
            "ascii", "cp1250", "cp1251", "cp1256", "cp1257", "cp850", "cp852", "gb2312", "koi8r", "latin2", "latin5", "latin7",
            "macce", "macroman", "ucs2", "utf16", "utf16le", "utf32", "utf8mb3", "utf8mb4");

    @ParameterizedTest
    @EnumSource
    void aSelectGivesEveryCharacterOfEveryCharset(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("charsets");
                Connection connection = Server.connect(Sides.settings(shop))) {
            List<String> charsets = charsets(connection);
            TableRows rows = table(shop, connection, charsets);
            insertEveryCharacter(connection, charsets);
            execute(connection, "INSERT INTO t (id, latin1) VALUES (9000000, _latin1 0x8081828D8F909D9FA0FF)");
            assertThat(wrong(charsets, oracle(connection, charsets), rows.read())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLogGivesEveryCharacterOfCharsetsThatJavaKnowsExactly(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("charsets");
                Connection connection = Server.connect(Sides.settings(shop))) {
            TableRows rows = table(shop, connection, EXACT);
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(kind), rows.tables())) {
                insertEveryCharacter(connection, EXACT);
                List<List<String>> said = oracle(connection, EXACT);
                List<Row> logged = told.changes(said.size()).stream()
                        .map(change -> ((RowChange.Insert) change).after())
                        .toList();
                assertThat(wrong(EXACT, said, logged)).isEmpty();
            }
        }
    }

    /** Text stored twice-encoded is full of them. */
    @ParameterizedTest
    @EnumSource
    void theLogReaderStopsAtBytesOfLatin1ThatJavaDoesNotKnow(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("charsets");
                Connection connection = Server.connect(Sides.settings(shop))) {
            TableRows rows = table(shop, connection, List.of("latin1"));
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(kind), rows.tables())) {
                execute(connection, "INSERT INTO t VALUES (1, _latin1 0x808283A0E9FF)");
                execute(connection, "INSERT INTO t VALUES (2, _latin1 0x81)");
                assertThat(told.failure().kind()).isEqualTo(SourceFailure.Kind.FATAL);
                assertThat(told.failure()).hasMessageContaining("latin1");
                assertThat(((RowChange.Insert) told.changes(1).getFirst()).after().get(1)).isEqualTo("€‚ƒ\u00a0éÿ");
            }
        }
    }

    private static TableRows table(TestDatabase shop, Connection connection, List<String> charsets) throws SQLException {
        execute(connection, "CREATE TABLE t (id INT PRIMARY KEY, "
                + charsets.stream().map(c -> c + " TEXT CHARACTER SET " + c).collect(Collectors.joining(", ")) + ")");
        return TableRows.of(Sides.settings(shop), new TableId(shop.name(), "t"));
    }

    private static List<String> charsets(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT character_set_name FROM information_schema.character_sets"
                        + " WHERE character_set_name <> 'binary' ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Those that a charset does not have become question marks. */
    private static void insertEveryCharacter(Connection connection, List<String> charsets) throws SQLException {
        execute(connection, "SET sql_mode = ''");
        String sql = "INSERT INTO t VALUES (?" + ", ?".repeat(charsets.size()) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int from = 0; from < 0x20000; from += STEP) {
                String text = IntStream.range(from, from + STEP)
                        .filter(c -> !Character.isSurrogate((char) c) || c > 0xffff)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
                insert.setInt(1, from);
                for (int i = 0; i < charsets.size(); i++) {
                    insert.setString(i + 2, text);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<List<String>> oracle(Connection connection, List<String> charsets) throws SQLException {
        List<List<String>> said = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT "
                        + charsets.stream().map(c -> "HEX(CONVERT(" + c + " USING utf8mb4))").collect(Collectors.joining(", "))
                        + " FROM t ORDER BY id")) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < charsets.size(); i++) {
                    String hex = rows.getString(i + 1);
                    row.add(hex == null ? "" : utf8(hex));
                }
                said.add(row);
            }
        }
        return said;
    }

    private static String utf8(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    /** By charset. */
    private static Map<String, List<String>> wrong(List<String> charsets, List<List<String>> said, List<Row> found) {
        assertThat(found).hasSameSizeAs(said);
        Map<String, List<String>> wrong = new TreeMap<>();
        for (int i = 0; i < said.size(); i++) {
            for (int c = 0; c < charsets.size(); c++) {
                // The first column is the id.
                compare(charsets.get(c), said.get(i).get(c), found.get(i).get(c + 1), wrong);
            }
        }
        return wrong;
    }

    /** Notes the first few characters that differ, as code points. */
    private static void compare(
            String what, String wanted, @Nullable Object found, Map<String, List<String>> wrong) {
        int[] a = wanted.codePoints().toArray();
        int[] b = (found == null ? "" : found.toString()).codePoints().toArray();
        List<String> list = wrong.getOrDefault(what, new ArrayList<>());
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            if (list.size() < MOST_SHOWN && (i >= a.length || i >= b.length || a[i] != b[i])) {
                list.add("%s is %s".formatted(
                        i < a.length ? "%x".formatted(a[i]) : "end", i < b.length ? "%x".formatted(b[i]) : "end"));
            }
        }
        if (!list.isEmpty()) {
            wrong.put(what, list);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
