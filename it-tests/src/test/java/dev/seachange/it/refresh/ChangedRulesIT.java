package dev.seachange.it.refresh;

import static dev.seachange.it.refresh.Repaired.awaitCaughtUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.cli.ExitCode;
import dev.seachange.cli.RuleDecision;
import dev.seachange.daemon.Replicator;
import dev.seachange.daemon.ReplicatorException;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A start with other rules than those that made the rows of NEW. */
class ChangedRulesIT {
    private static final String NARROWER = Repaired.RULES.replace("status <> 'draft'", "status = 'live' and stock > 2");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aNarrowerFilterTakesRowsAwayWhenThatIsWanted(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.squids(1, 300);
            try (Replicator replicator = migration.startLive()) {
                awaitCaughtUp(replicator);
            }
            // Layout and comments mean nothing.
            migration.rules("# the same\n" + Repaired.RULES.replace("status <> 'draft'", "status   <>'draft'   # as before"));
            migration.startLive().close();

            migration.rules(NARROWER);
            String said = """
                      changed  squid: %1$s.squid -> %2$s.seafood
                                 where  was  status <> 'draft'
                                        now  status = 'live' and stock > 2
                    Start with `seachange run --refresh-changed` to read %1$s.squid once more while the stream flows, or
                    with `seachange run --accept-rules` to leave the rows that are in NEW as they are until OLD changes them."""
                    .formatted(migration.shop().name(), migration.market().name());
            assertThatThrownBy(() -> Replicator.start(migration.files().load()))
                    .isInstanceOf(ReplicatorException.class)
                    .hasMessageContaining(said);
            assertThat(migration.seachange("run").exit()).isEqualTo(ExitCode.PROBLEMS);
            Ran check = migration.seachange("check");
            assertThat(check.exit()).as(check.toString()).isEqualTo(ExitCode.DONE);
            assertThat(check.out()).contains(said, "1 to think about.");
            Ran forPrograms = migration.seachange("check", "--json");
            assertThat(forPrograms.exit()).as(forPrograms.toString()).isEqualTo(ExitCode.DONE);
            assertThat(forPrograms.out())
                    .contains("\"changedRules\" : {", "\"severity\" : \"warning\"")
                    .contains(said.substring(0, said.indexOf("\nStart")).replace("\n", "\\n"))
                    .contains(said.substring(said.indexOf("Start")).replace("\n", "\\n"));

            Ran run = migration.seachange("run", "--refresh-changed", "--until-caught-up");
            assertThat(run.exit()).as(run.toString()).isEqualTo(ExitCode.DONE);
            assertThat(migration.seafood("in_stock <= 2")).isEmpty();
            migration.assertIdentical();
            assertThat(Repaired.rows(
                            migration.market(),
                            "SELECT decision FROM seachange.rule_change WHERE migration = '" + migration.files().name()
                                    + "' ORDER BY id"))
                    .containsExactly("NONE", "REFRESHED");
            migration.startLive().close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsKeepTheirFormWhenThatIsAccepted(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.squids(1, 30);
            migration.startLive().close();
            migration.rules(Repaired.RULES.replace("name: squid_nm", "name: upper(squid_nm)"));
            try (Replicator replicator = migration.startLive(RuleDecision.ACCEPT)) {
                migration.shop().execute("UPDATE squid SET stock = 5 WHERE id = 1");
                awaitCaughtUp(replicator);
                assertThat(migration.seafood("seafood_id < 3")).containsExactly("1|SQUID 1|5", "2|Squid 2|2");
            }
            assertThat(Repaired.rows(
                            migration.market(),
                            "SELECT decision, changes FROM seachange.rule_change WHERE migration = '" + migration.files().name()
                                    + "'"))
                    .singleElement()
                    .asString()
                    .startsWith("ACCEPTED|")
                    .contains("seafood.name  was  squid_nm", "now  upper(squid_nm)");
            // It has been decided once and for all; later the rows may be brought over none the less.
            try (Replicator replicator = migration.startLive()) {
                assertThat(migration.seachange("refresh", "shop.squid", "--rule", "squid").exit()).isEqualTo(ExitCode.DONE);
                assertThat(replicator.status().trouble()).isNull();
            }
            migration.assertIdentical();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRuleThatIsGoneAndOneThatIsNewAreTold(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.squids(1, 30);
            migration.shop().execute("INSERT INTO tag VALUES (1, 'deep', 1)");
            migration.market().execute("CREATE TABLE stock (id BIGINT PRIMARY KEY, stock BIGINT NOT NULL)");
            migration.startLive().close();
            String squidsOnly = Repaired.RULES.substring(0, Repaired.RULES.indexOf("  tag:"));
            migration.rules(squidsOnly + """
                      stock:
                        from: shop.squid
                        to: market.stock
                        key: { id: id }
                        columns: { stock: stock }
                        drop: rest
                    ignore: [shop.tag]
                    """);
            assertThat(migration.seachange("check").out())
                    .contains("new      stock: ", "(" + migration.shop().name() + ".squid is copied already)", "gone     tag: ");
            try (Replicator replicator = migration.startLive(RuleDecision.REFRESH)) {
                migration.awaitRefreshed(replicator);
                assertThat(Repaired.rows(migration.market(), "SELECT COUNT(*) FROM stock")).containsExactly("30");
                assertThat(Repaired.rows(migration.market(), "SELECT COUNT(*) FROM label")).containsExactly("1");
            }
            // What nobody reads is not copied any more; when it comes back, it is copied anew.
            migration.shop().execute("INSERT INTO tag VALUES (2, 'later', 2)");
            migration.rules(Repaired.RULES);
            migration.startLive(RuleDecision.ACCEPT).close();
            assertThat(Repaired.rows(migration.market(), "SELECT * FROM label ORDER BY 1"))
                    .containsExactly("1|deep|1", "2|later|2");
        }
    }

    /** Under a name of its own a part would wait for ever, or come back long after OLD has lost it. */
    @ParameterizedTest
    @EnumSource
    void whatWaitsForItsRowFollowsItsRule(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.shop().execute("CREATE TABLE care (squid_id INT PRIMARY KEY, cold INT)", "INSERT INTO care VALUES (77, 1)");
            migration.market().execute("ALTER TABLE seafood ADD COLUMN cold INT");
            String care = "  care: { from: shop.care, to: market.seafood, owns: columns, key: { seafood_id: squid_id },"
                    + " columns: { cold: cold } }\n";
            migration.rules(Repaired.RULES + care);
            migration.startLive().close();
            migration.rules(Repaired.RULES + care.replace("care:", "keeping:"));
            try (Replicator replicator = migration.startLive()) {
                migration.squids(77, 77);
                migration.shop().execute("INSERT INTO care VALUES (78, 1)");
                awaitCaughtUp(replicator);
                assertThat(migration.seafood("cold = 1")).hasSize(1);
            }
            migration.rules(Repaired.RULES + "ignore: [shop.care]\n");
            migration.startLive(RuleDecision.ACCEPT).close();
            migration.shop().execute("DELETE FROM care WHERE squid_id = 78");
            migration.rules(Repaired.RULES + care.replace("care:", "keeping:"));
            try (Replicator replicator = migration.startLive(RuleDecision.ACCEPT)) {
                migration.squids(78, 78);
                awaitCaughtUp(replicator);
                assertThat(migration.seafood("cold = 1")).as("78 is cared for no more").hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void exchangedNamesTakeAlongWhatIsKeptUnderThem(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.shop().execute(
                    "CREATE TABLE care (squid_id INT PRIMARY KEY, cold INT)", "INSERT INTO care VALUES (77, 1)",
                    "CREATE TABLE shelf (squid_id INT PRIMARY KEY, days INT)", "INSERT INTO shelf VALUES (77, 5)");
            migration.market().execute(
                    "ALTER TABLE seafood ADD cold INT, ADD days INT",
                    "ALTER TABLE seafood ADD CONSTRAINT short_name CHECK (char_length(name) <= 8)",
                    "CREATE TABLE stock (id BIGINT PRIMARY KEY, name VARCHAR(40), CHECK (id <> 2), CONSTRAINT low CHECK (id <> 1))");
            String more = """
                      stock: { from: shop.squid, to: market.stock, key: { id: id }, columns: { name: squid_nm }, drop: rest }
                      care: { from: shop.care, to: market.seafood, owns: columns, key: { seafood_id: squid_id }, columns: { cold: cold } }
                      shelf: { from: shop.shelf, to: market.seafood, owns: columns, key: { seafood_id: squid_id }, columns: { days: days } }
                    """;
            migration.rules(Repaired.RULES + more);
            try (Replicator replicator = migration.startLive()) {
                migration.shop().execute("INSERT INTO squid VALUES (1, 'Architeuthis', 1, 'live'), (2, 'Small', 2, 'live')");
                awaitCaughtUp(replicator);
            }
            assertThat(migration.parked()).containsExactly("squid|1", "stock|1", "stock|2");
            assertThat(migration.seachange("refresh", "shop.squid", "--rule", "stock").exit()).isEqualTo(ExitCode.DONE);

            migration.market().execute("ALTER TABLE stock DROP CONSTRAINT low");
            String swapped = (Repaired.RULES + more)
                    .replace("  squid:", "  *:").replace("  stock:", "  squid:").replace("  *:", "  stock:")
                    .replace("  care:", "  *:").replace("  shelf:", "  care:").replace("  *:", "  shelf:");
            migration.rules(swapped);
            try (Replicator replicator = migration.startLive()) {
                migration.awaitRefreshed(replicator);
                assertThat(migration.parked()).as("refreshed is what was called `stock` then").containsExactly("squid|2", "stock|1");
                migration.squids(77, 77);
                awaitCaughtUp(replicator);
                assertThat(migration.seafood("seafood_id = 77")).containsExactly("77|Squid 77|0|1|5");
            }
        }
    }
}
