package dev.seachange.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final TableId SQUID = new TableId("shop", "squid");

    private static Grants of(String... lines) {
        return Grants.parse(List.of(lines), true);
    }

    @Test
    void all_privileges_cover_every_right_at_their_level_and_below() {
        Grants root = of("GRANT ALL PRIVILEGES ON *.* TO `root`@`%` IDENTIFIED BY PASSWORD '*81F5' WITH GRANT OPTION");
        assertThat(root.global("REPLICATION SLAVE")).isTrue();
        assertThat(root.onDatabase("CREATE", "seachange")).isTrue();
        assertThat(root.onTable("TRIGGER", SQUID)).isTrue();

        Grants owner = of("GRANT USAGE ON *.* TO `u`@`%`", "GRANT ALL PRIVILEGES ON `shop`.* TO `u`@`%`");
        assertThat(owner.global("REPLICATION SLAVE")).isFalse();
        assertThat(owner.onDatabase("CREATE", "seachange")).isFalse();
        assertThat(owner.onTable("TRIGGER", SQUID)).isTrue();
    }

    @Test
    void mysql_spells_all_privileges_out_and_puts_dynamic_ones_on_a_line_of_their_own() {
        Grants root = of(
                "GRANT SELECT, INSERT, REPLICATION SLAVE, REPLICATION CLIENT, TRIGGER ON *.* TO `root`@`%` WITH GRANT OPTION",
                "GRANT BINLOG_ADMIN,CONNECTION_ADMIN,XA_RECOVER_ADMIN ON *.* TO `root`@`%` WITH GRANT OPTION",
                "GRANT PROXY ON ``@`` TO `root`@`%` WITH GRANT OPTION");
        assertThat(root.global("REPLICATION CLIENT")).isTrue();
        assertThat(root.global("CONNECTION_ADMIN")).isTrue();
        assertThat(root.global("DROP")).isFalse();
    }

    @Test
    void rights_of_active_roles_stand_in_lines_of_the_role() {
        Grants mariaDb = of(
                "GRANT `moving` TO `u`@`%`",
                "GRANT USAGE ON *.* TO `u`@`%`",
                "GRANT REPLICATION SLAVE, BINLOG MONITOR ON *.* TO `moving`",
                "SET DEFAULT ROLE `moving` FOR `u`@`%`");
        assertThat(mariaDb.global("BINLOG MONITOR")).isTrue();
        assertThat(of("GRANT `reading`@`%`,`writing`@`%` TO `u`@`%`").global("SELECT")).isFalse();
    }

    @Test
    void database_names_are_patterns_and_a_backslash_takes_a_character_as_it_is() {
        assertThat(of("GRANT SELECT ON `sh\\_op`.* TO `u`@`%`").onDatabase("SELECT", "sh_op")).isTrue();
        assertThat(of("GRANT SELECT ON `sh\\_op`.* TO `u`@`%`").onDatabase("SELECT", "shXop")).isFalse();
        assertThat(of("GRANT SELECT ON `sh_op`.* TO `u`@`%`").onDatabase("SELECT", "shXop")).isTrue();
        assertThat(of("GRANT SELECT ON `shard%`.* TO `u`@`%`").onDatabase("SELECT", "shard_17")).isTrue();
        assertThat(of("GRANT SELECT ON `a.b``c`.* TO `u`@`%`").onDatabase("SELECT", "a.b`c")).isTrue();
        assertThat(of("GRANT SELECT ON `(x]`.* TO `u`@`%`").onDatabase("SELECT", "(x]")).isTrue();
    }

    @Test
    void with_partial_revokes_database_names_are_plain_and_a_revoke_takes_away() {
        Grants grants = Grants.parse(
                List.of(
                        "GRANT SELECT, INSERT ON *.* TO `u`@`%`",
                        "REVOKE INSERT ON `market`.* FROM `u`@`%`",
                        "GRANT DELETE ON `sh_op`.* TO `u`@`%`"),
                false);
        assertThat(grants.onDatabase("SELECT", "market")).isTrue();
        assertThat(grants.onDatabase("INSERT", "market")).isFalse();
        assertThat(grants.onDatabase("INSERT", "shop")).isTrue();
        assertThat(grants.onDatabase("DELETE", "sh_op")).isTrue();
        assertThat(grants.onDatabase("DELETE", "shXop")).isFalse();
    }

    @Test
    void rights_on_a_table_are_for_that_table_only() {
        Grants grants = of("GRANT SELECT, TRIGGER ON `shop`.`squid` TO `u`@`%`", "GRANT TRIGGER ON TABLE `shop`.`tag` TO `u`@`%`");
        assertThat(grants.onTable("TRIGGER", SQUID)).isTrue();
        assertThat(grants.onTable("TRIGGER", new TableId("shop", "tag"))).isTrue();
        assertThat(grants.onTable("TRIGGER", new TableId("shop", "order"))).isFalse();
        assertThat(grants.onDatabase("TRIGGER", "shop")).isFalse();
    }

    @Test
    void rights_on_columns_do_not_count_and_column_names_do_not_confuse() {
        Grants grants = of("GRANT SELECT (`id`, `TRIGGER, DELETE ON ``x```), INSERT, UPDATE (`a) ON b`) ON `shop`.`squid` TO `u`@`%`");
        assertThat(grants.onTable("INSERT", SQUID)).isTrue();
        assertThat(grants.onTable("SELECT", SQUID)).isFalse();
        assertThat(grants.onTable("UPDATE", SQUID)).isFalse();
        assertThat(grants.onTable("DELETE", SQUID)).isFalse();
    }

    @Test
    void rights_on_routines_are_no_rights_on_tables() {
        Grants grants = of(
                "GRANT EXECUTE, ALTER ROUTINE ON PROCEDURE `shop`.`squid` TO `u`@`%`",
                "GRANT EXECUTE ON FUNCTION `shop`.`f` TO `u`@`%`");
        assertThat(grants.onTable("EXECUTE", SQUID)).isFalse();
    }
}
