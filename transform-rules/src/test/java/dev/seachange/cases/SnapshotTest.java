package dev.seachange.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Defaults;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.TestingTables;
import dev.seachange.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
    @Test
    void whatIsWrittenIsReadBack() {
        TableSchema parent = TestingTables.table("shop.squid", "id int unsigned key");
        List<Column> columns = new ArrayList<>(List.of(
                column("id", new ColumnType.Int(64, true), "bigint unsigned", ColumnDefault.SERVER, false),
                column("on", new ColumnType.Decimal(12, 2, true), "decimal(12,2) unsigned", ColumnDefault.NONE, false),
                column("odd: {name}", text(80), "varchar(80)", new ColumnDefault.Literal("it's #1: \"a\", \\b\n"), true),
                column("size", new ColumnType.Enumeration(List.of("a'b", "c,d)", "e\\f\n", ""), "utf8mb4", "utf8mb4_bin"),
                        "enum('a''b','c,d)','e\\\\f\\n','')", ColumnDefault.NULL, true),
                column("flags", new ColumnType.LabelSet(List.of("x", "y"), "latin1", "latin1_swedish_ci"), "set('x','y')",
                        ColumnDefault.NONE, false),
                column("spot", new ColumnType.Other(), "point", ColumnDefault.NULL, true)));
        columns.add(new Column("sum", new ColumnType.Int(32, false), "int(11)", true, true, ColumnDefault.SERVER));
        TableSchema child = new TableSchema(
                TableId.parse("shop.odd-name"), columns, List.of("id"),
                List.of(new UniqueKey("u", List.of("on", "size"), true), new UniqueKey("p", List.of("flags"), false)),
                List.of(new ForeignKey("f", List.of("id"), parent.id(), List.of("id"), ForeignKey.Action.CASCADE,
                        ForeignKey.Action.RESTRICT)));
        Snapshot snapshot = new Snapshot(Catalog.of(parent, child), Catalog.of());
        Problems problems = new Problems();
        Snapshot read = Snapshot.read(List.of(new RuleFile("tables.schema.yaml", snapshot.text())), problems);
        assertThat(Problems.render(problems.sorted())).isEmpty();
        assertThat(read.text()).isEqualTo(snapshot.text());
        TableSchema back = read.source().table(child.id()).orElseThrow();
        assertThat(back.columns()).isEqualTo(child.columns());
        assertThat(back.key()).isEqualTo(child.key());
        assertThat(back.uniqueKeys()).isEqualTo(child.uniqueKeys());
        assertThat(back.foreignKeys()).isEqualTo(child.foreignKeys());
        assertThat(read.target().tables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tinyint(1)", "smallint(5) unsigned", "int(10) unsigned zerofill", "double(10,2)", "float", "year(4)", "date", "time(3)",
        "timestamp(6)", "bit(3)", "binary(16)", "varbinary(20)", "tinyblob", "longblob", "json", "mediumtext", "decimal(10,0)"
    })
    void everyTypeAsServersSpellItIsKnown(String declared) {
        assertThat(column(declared + " not null").type()).isNotInstanceOf(ColumnType.Other.class);
        assertThat(column(declared).sqlType()).isEqualTo(declared);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            tinyint not null default 1                                                    ^ tinyint not null default '1'
            INT NULL                                                                      ^ int
            decimal(8,2) default -1.50 not null                                           ^ decimal(8,2) not null default '-1.50'
            bigint unsigned not null auto_increment comment 'the key'                     ^ bigint unsigned not null default by server
            timestamp(3) null default current_timestamp(3) on update current_timestamp(3) ^ timestamp(3) default by server
            varchar(9) not null character set latin1 collate latin1_bin                   ^ varchar(9) charset latin1 collate latin1_bin not null
            """)
    void aColumnMayStandAsInCreateTable(String typed, String told) {
        assertThat(ColumnText.write(column(typed))).isEqualToIgnoringCase(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            int not nul                                ^ `not nul` does not go on a column
            int default now() + 1                      ^ `+ 1` does not go on a column
            int generated always as (1)                ^ `generated always as (1)` does not go on a column
            varchar(9)not null                         ^ is not a column such as
            itn not null                               ^ no type is called `itn`; did you mean `int`?
            timestmp(3)                                ^ no type is called `timestmp`; did you mean `timestamp`?
            """)
    void whatIsNoColumnIsNamed(String typed, String told) {
        assertThatThrownBy(() -> column(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told.replace("``", "`"));
    }

    @Test
    void aTableInTwoSnapshotsIsAProblem() {
        Snapshot snapshot = new Snapshot(Catalog.of(TestingTables.table("shop.a", "id int key")), Catalog.of());
        Problems problems = new Problems();
        Snapshot.read(List.of(new RuleFile("a", snapshot.text()), new RuleFile("b", snapshot.text())), problems);
        assertThat(Problems.render(problems.sorted())).contains("b:4:3  E103 the table `shop.a` stands in two snapshots");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "year default '0000'", "float default '0.1'", "double default '1e300'", "date default '0000-00-00'",
        "datetime(3) default '2026-00-00 00:00:00.000'", "timestamp default '2026-01-02 03:04:05'", "time default '-838:59:59'",
        "int(5) unsigned zerofill default '00007'", "binary(4) default '0x61620000'", "varbinary(4) default 'abcd'",
        "varchar(9) charset sjis default '日本'", "bit(2) default '3'", "set('a','b') default 'a,b'", "point default 'x'"
    })
    void whatServersTellOfDefaultsIsTaken(String declared) {
        assertThat(column(declared).byDefault()).isInstanceOf(ColumnDefault.Literal.class);
        assertThatCode(() -> Defaults.check(column(declared))).doesNotThrowAnyException();
    }

    @Test
    void theColumnsOfAKeyAreNotNullByThemselves() {
        Problems problems = new Problems();
        RuleFile file = new RuleFile("s", "snapshot: 1\nold: { shop.a: { columns: { id: int, b: int default 5, c: int }, key: [id, b] } }\n");
        List<Column> columns = Snapshot.read(List.of(file), problems).source().table(TableId.parse("shop.a")).orElseThrow().columns();
        assertThat(problems.sorted()).isEmpty();
        assertThat(columns).extracting(ColumnText::write).containsExactly("int not null", "int not null default '5'", "int");
    }

    private static Column column(String text) {
        return ColumnText.parse("a", text, false);
    }

    private static ColumnType.Text text(int length) {
        return new ColumnType.Text(length, false, false, "utf8mb4", "utf8mb4_0900_ai_ci");
    }

    private static Column column(String name, ColumnType type, String sql, ColumnDefault byDefault, boolean nullable) {
        return new Column(name, type, sql, nullable, false, byDefault);
    }
}
