package dev.seachange.it.preflight;

import dev.seachange.change.TableId;
import dev.seachange.preflight.Finding;
import dev.seachange.preflight.Preflight;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import dev.seachange.yaml.Problems;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rules that copy tables as they are, and what preflight says of the tables under them.
 *
 * @param pairs such as {@code shop.squid market.seafood}; OLD's other tables in those databases are ignored
 */
record Rules(List<String> pairs) {

    static Rules copying(String... pairs) {
        return new Rules(List.of(pairs));
    }

    List<Finding> tables(ServerSettings old, ServerSettings fresh) throws SQLException {
        return tables(old, fresh, old, fresh);
    }

    /** With catalogs read by others, for logins that see less than the rules need. */
    List<Finding> tables(ServerSettings old, ServerSettings fresh, ServerSettings oldReader, ServerSettings newReader)
            throws SQLException {
        try (Connection oldConnection = Server.connect(old);
                Connection newConnection = Server.connect(fresh)) {
            Catalog source = catalog(oldReader);
            Catalog target = catalog(newReader);
            return new Preflight(old, fresh).tables(oldConnection, newConnection, compiled(source, target), source, target);
        }
    }

    private static Catalog catalog(ServerSettings server) throws SQLException {
        try (Connection connection = Server.connect(server)) {
            return new Catalog(CatalogReader.read(connection).values());
        }
    }

    private RuleSet compiled(Catalog source, Catalog target) {
        return switch (RuleSet.compile(List.of(new RuleFile("rules.yaml", text(source))), source, target)) {
            case Compilation.Compiled done -> done.rules();
            case Compilation.Refused refused -> throw new AssertionError(Problems.render(refused.problems()));
        };
    }

    private String text(Catalog source) {
        StringBuilder text = new StringBuilder("mapping: 1\nrules:\n");
        Set<TableId> read = new TreeSet<>();
        for (String pair : pairs) {
            String[] names = pair.split(" ");
            read.add(TableId.parse(names[0]));
            text.append("  rule").append(read.size()).append(": { from: ").append(names[0]).append(", to: ").append(names[1])
                    .append(", columns: copy }\n");
        }
        Set<String> databases = read.stream().map(TableId::database).collect(Collectors.toSet());
        String others =
                source.tables().stream()
                        .filter(table -> databases.contains(table.id().database()) && !read.contains(table.id()))
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        return others.isEmpty() ? text.toString() : text + "ignore: [" + others + "]\n";
    }
}
