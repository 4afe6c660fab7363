package dev.seachange.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.ForeignKey.Action;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TargetReferencesTest {
    private final Map<TableId, List<WriteShape>> shapes = new TreeMap<>();
    private final Map<TableId, Set<TableId>> lookups = new TreeMap<>();

    @Test
    void parents_before_children_is_fine_and_so_is_a_split_of_one_row() {
        rule("customer", "person");
        rule("customer", "address", "person");
        rule("orders", "orders", "person", "not_written");
        assertThat(found()).isEmpty();
    }

    @Test
    void tells_every_circle_and_every_reference_to_the_own_table() {
        rule("a", "a", "b");
        rule("b", "b", "a");
        rule("c", "c", "d");
        rule("d", "d", "c", "d");
        rule("kind", "kind", "kind");
        assertThat(found().stream().map(f -> f.code() + " " + f.message().lines().findFirst().orElseThrow()))
                .containsExactly(
                        "P234 market.d has the foreign key d_d to itself. While it is copied, a row may come before the one it refers"
                                + " to.",
                        "P234 market.kind has the foreign key kind_kind to itself. While it is copied, a row may come before the one"
                                + " it refers to.",
                        "P233 Foreign keys form a circle, so no table can be copied first: a_b (market.a to market.b), b_a (market.b to"
                                + " market.a). The tables of OLD that would wait for each other: shop.a for shop.b for shop.a.",
                        "P233 Foreign keys form a circle, so no table can be copied first: c_d (market.c to market.d), d_c (market.d to"
                                + " market.c). The tables of OLD that would wait for each other: shop.c for shop.d for shop.c.");
    }

    @Test
    void tells_of_circles_that_lookups_are_part_of() {
        rule("port", "port");
        rule("haul", "haul", "port");
        lookups.put(new TableId("shop", "port"), Set.of(new TableId("market", "haul"), new TableId("market", "tariff")));
        assertThat(found().stream().map(f -> f.code() + " " + f.message()))
                .containsExactly(
                        "P237 Lookups and foreign keys form a circle, so no table can be copied first: rules of shop.port look values up"
                                + " in market.haul, haul_port (market.haul to market.port). The tables of OLD that would wait for each"
                                + " other: shop.haul for shop.port for shop.haul.");
    }

    private List<Finding> found() {
        Findings findings = new Findings(Side.NEW, "db:3306");
        Mapping mapping = new Mapping(
                shapes.keySet(),
                source -> shapes.getOrDefault(source, List.of()),
                source -> lookups.getOrDefault(source, Set.of()),
                source -> Set.of());
        Check.runAll(findings, new TargetReferences(findings, mapping).list());
        return findings.all();
    }

    private void rule(String source, String target, String... parents) {
        Column id = new Column("id", new ColumnType.Int(32, false), "int", false, false, false);
        List<ForeignKey> keys = Arrays.stream(parents)
                .map(parent -> new ForeignKey(
                        target + "_" + parent,
                        List.of("id"),
                        new TableId("market", parent),
                        List.of("id"),
                        Action.RESTRICT,
                        Action.RESTRICT))
                .toList();
        TableSchema schema = new TableSchema(new TableId("market", target), List.of(id), List.of("id"), List.of(), keys);
        shapes.computeIfAbsent(new TableId("shop", source), s -> new ArrayList<>())
                .add(new WriteShape(source, schema, List.of(id), List.of(0), false));
    }
}
