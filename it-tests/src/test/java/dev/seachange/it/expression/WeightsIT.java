package dev.seachange.it.expression;

import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The weights of collations are those of the servers, for every character. {@code -Dgolden=write} takes them from there anew. */
class WeightsIT {
    static List<WeightSource> sources() {
        return WeightSource.ALL;
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theTableIsThatOfTheServer(WeightSource source) throws SQLException {
        TestingServers.require(source.kind());
        List<String> contractions = GoldenTable.lines(source.file()).stream()
                .filter(line -> line.startsWith("join "))
                .map(line -> characters(line.substring("join ".length(), line.indexOf(':'))))
                .toList();
        try (TestDatabase server = TestingServers.old(source.kind()).database("weights");
                Connection connection = server.connect()) {
            CodePoints.fill(connection);
            GoldenTable.isThat(source.file(), source.lines(connection, contractions));
        }
    }

    private static String characters(String numbers) {
        return Arrays.stream(numbers.split(" "))
                .map(number -> Character.toString(Integer.parseInt(number, 16)))
                .collect(Collectors.joining());
    }
}
