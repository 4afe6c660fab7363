package dev.seachange.daemon;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.preflight.Finding;
import dev.seachange.preflight.Preflight;
import dev.seachange.rules.Extent;
import dev.seachange.rules.Profile;
import dev.seachange.server.ColumnExtent.Question;
import dev.seachange.server.ColumnExtent;
import dev.seachange.server.ServerKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Notes what a check would like to know of OLD's values, looks at each table once, and knows it then. */
final class Profiler implements Profile {
    private record Asked(TableId table, Question question) {}

    private final Duration limit;
    private final SortedMap<TableId, Set<Question>> wanted = new TreeMap<>();
    private final Map<Asked, Extent> known = new HashMap<>();

    /** @param limit how long OLD may look at one table */
    Profiler(Duration limit) {
        this.limit = limit;
    }

    @Override
    public @Nullable Extent of(TableId table, Column column, @Nullable ColumnType target) {
        Question question = new Question(column, target);
        wanted.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(question);
        return known.get(new Asked(table, question));
    }

    /**
     * Looks for all that was asked in vain. Where OLD does not tell, that is a finding.
     *
     * @return whether there is an answer now that was not there before
     */
    boolean look(Connection oldServer, ServerKind kind, Preflight preflight, List<Finding> findings) {
        if (wanted.isEmpty()) {
            return false;
        }
        for (Map.Entry<TableId, Set<Question>> table : wanted.entrySet()) {
            List<Question> questions = List.copyOf(table.getValue());
            try {
                List<ColumnExtent> extents = ColumnExtent.read(oldServer, kind, table.getKey(), questions, limit);
                for (int i = 0; i < questions.size(); i++) {
                    known.put(new Asked(table.getKey(), questions.get(i)), extent(extents.get(i)));
                }
            } catch (SQLException e) {
                findings.add(preflight.cannotLook(table.getKey(), limit, e));
            }
        }
        return !known.isEmpty();
    }

    private static Extent extent(ColumnExtent read) {
        return new Extent(read.rows(), read.nulls(), read.least(), read.most(), read.longest(), read.unfit());
    }
}
