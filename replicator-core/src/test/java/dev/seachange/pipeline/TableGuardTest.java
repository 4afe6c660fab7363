package dev.seachange.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.LogPlace;
import dev.seachange.change.SourceEvent;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableGuardTest {
    private static final TableId SQUID = TableId.parse("shop.squid");
    private static final LogPlace PLACE = new LogPlace("binlog.000007", 1234);

    private final TableGuard guard = new TableGuard(Map.of(SQUID, squid("id", "name")));

    @Test
    void an_added_index_goes_on() {
        assertThatCode(() -> guard.altered(altered(SQUID, "ALTER TABLE squid ADD INDEX (name)", "id", "name"), PLACE))
                .doesNotThrowAnyException();
    }

    @Test
    void another_column_stops_with_the_place_the_statement_and_both_shapes() {
        PipelineStop stop = stopped(altered(SQUID, "ALTER TABLE squid ADD arms INT", "id", "name", "arms"));
        assertThat(stop)
                .hasMessage("OLD's table shop.squid was altered at binlog.000007:1234: ALTER TABLE squid ADD arms INT"
                        + " Its columns are now [id, name, arms], the rules were checked against [id, name].");
        assertThat(stop.remedy()).contains("Everything before is in NEW", "seachange check", "right behind this statement");
    }

    @Test
    void fewer_other_or_reordered_columns_stop() {
        stopped(altered(SQUID, "ALTER TABLE squid DROP name", "id"));
        stopped(altered(SQUID, "ALTER TABLE squid RENAME COLUMN name TO title", "id", "title"));
        stopped(altered(SQUID, "ALTER TABLE squid MODIFY name TEXT FIRST", "name", "id"));
    }

    @Test
    void a_dropped_table_stops() {
        assertThat(stopped(altered(SQUID, "DROP TABLE squid"))).hasMessageContaining("columns are now []");
    }

    @Test
    void a_table_that_came_in_under_the_name_stops() {
        PipelineStop stop = stopped(altered(TableId.parse("shop.(renamed)"), "RENAME TABLE new_squid TO squid"));
        assertThat(stop).hasMessage("OLD's tables were exchanged at binlog.000007:1234: RENAME TABLE new_squid TO squid");
        assertThat(stop.remedy()).contains("copy it anew");
    }

    private PipelineStop stopped(SourceEvent.TableAltered event) {
        return assertThatExceptionOfType(PipelineStop.class)
                .isThrownBy(() -> guard.altered(event, PLACE))
                .asInstanceOf(type(PipelineStop.class))
                .actual();
    }

    private static SourceEvent.TableAltered altered(TableId table, String ddl, String... columns) {
        return new SourceEvent.TableAltered(table, ddl, "0-1-9", List.of(columns));
    }

    private static TableSchema squid(String... columns) {
        List<Column> all = Stream.of(columns)
                .map(name -> new Column(name, new ColumnType.Int(32, false), "int", false, false, false))
                .toList();
        return new TableSchema(SQUID, all, List.of("id"), List.of(), List.of());
    }
}
