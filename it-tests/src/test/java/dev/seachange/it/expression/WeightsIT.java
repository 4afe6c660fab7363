package dev.seachange.it.expression;

import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The weights of collations are those of the servers, for every character. {@code -Dgolden=write} takes them from there anew. */
class WeightsIT {
    private static final Map<Kind, TestDatabase> FILLED = new EnumMap<>(Kind.class);

    static List<WeightSource> sources() {
        return WeightSource.ALL;
    }

    @AfterAll
    static void close() throws SQLException {
        for (TestDatabase filled : FILLED.values()) {
            filled.close();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theTableIsThatOfTheServer(WeightSource source) throws SQLException {
        TestingServers.require(source.kind());
        List<String> contractions = GoldenTable.lines(source.file()).stream()
                .filter(line -> line.startsWith("join "))
                .map(line -> characters(line.substring("join ".length(), line.indexOf(':'))))
                .toList();
        try (Connection connection = filled(source.kind()).connect()) {
            GoldenTable.isThat(source.file(), source.lines(connection, contractions));
        }
    }

    /** Once for a server: more than a million rows take longer than what is asked about them. */
    private static TestDatabase filled(Kind kind) throws SQLException {
        TestDatabase known = FILLED.get(kind);
        if (known == null) {
            known = TestingServers.old(kind).database("weights");
            FILLED.put(kind, known);
            try (Connection connection = known.connect()) {
                CodePoints.fill(connection, Character.MAX_CODE_POINT);
            }
        }
        return known;
    }

    private static String characters(String numbers) {
        return Arrays.stream(numbers.split(" ")).map(n -> Character.toString(Integer.parseInt(n, 16))).collect(Collectors.joining());
    }
}
