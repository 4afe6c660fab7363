package dev.seachange.it.daemon;

import dev.seachange.it.architecture.Sources;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestServer;
import dev.seachange.it.servers.TestingServers.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The tables of docs/rules.md and of the test's second rule file. Texts say {@code shop}, {@code shop_1}, {@code shop_2} and
 * {@code depot} for four databases of OLD and {@code market} for the one of NEW, each before a dot.
 */
record PageDatabases(TestDatabase shop, TestDatabase market) implements AutoCloseable {
    private static final List<String> MORE = List.of("_1", "_2", "_depot");

    static PageDatabases create(TestServer oldServer, TestServer newServer) throws SQLException, IOException {
        PageDatabases databases = new PageDatabases(oldServer.database("shop"), newServer.database("market"));
        for (String more : MORE) {
            databases.shop.execute("CREATE DATABASE " + databases.shop.name() + more + " CHARACTER SET utf8mb4");
        }
        databases.run(databases.shop, block("sql", "-- on OLD\n"));
        databases.run(databases.market, block("sql", "-- on NEW\n"));
        databases.run(databases.shop, resource("old.sql"));
        databases.run(databases.market, resource("new.sql"));
        return databases;
    }

    /** The whole file of the page. */
    String rulesOfThePage() throws IOException {
        return named(block("yaml", "# rules/squid.yaml\n"));
    }

    /** The second file, which has what the first one leaves out. */
    String moreRules() throws IOException {
        return named(resource("depot.yaml"));
    }

    String named(String text) {
        return text.replaceAll("\\bshop(?=[._\\\\])", shop.name())
                .replaceAll("\\bdepot(?=[.\\\\])", shop.name() + "_depot")
                .replaceAll("\\bmarket(?=[.])", market.name());
    }

    /** Each in its own transaction of OLD. */
    void old(String... statements) throws SQLException {
        old(List.of(statements));
    }

    void old(List<String> statements) throws SQLException {
        shop.execute(statements.stream().map(this::named).toArray(String[]::new));
    }

    List<String> oldRows(String query) throws SQLException {
        return Trial.rows(shop, named(query));
    }

    List<String> newRows(String query) throws SQLException {
        return Trial.rows(market, named(query));
    }

    private void run(TestDatabase database, String script) throws SQLException {
        for (String statement : named(script.replaceAll("(?m)^--.*$", "")).split(";")) {
            if (!statement.isBlank()) {
                database.execute(
                        database.kind() == Kind.MARIADB ? statement.replace("utf8mb4_0900_bin", "utf8mb4_nopad_bin") : statement);
            }
        }
    }

    private static String block(String language, String heading) throws IOException {
        String page = Files.readString(Sources.root().resolve("docs/rules.md"));
        return Pattern.compile("(?ms)^```" + language + "\\n(" + Pattern.quote(heading) + ".*?)^```$")
                .matcher(page).results().map(found -> found.group(1)).findFirst().orElseThrow();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = PageDatabases.class.getResourceAsStream("/rulespage/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        for (String more : MORE) {
            shop.execute("DROP DATABASE IF EXISTS " + shop.name() + more);
        }
        shop.close();
        market.close();
    }
}
