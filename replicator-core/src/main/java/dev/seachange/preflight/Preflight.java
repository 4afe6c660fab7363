package dev.seachange.preflight;

import dev.seachange.change.TableId;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.ServerSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what keeps a migration from being safe, all of it at once. Needs no more rights than the migration itself.
 *
 * <p>In two steps, since rules can be compiled only once both catalogs have been read: {@link #servers} before, {@link #tables}
 * after. Stateless but for the addresses; a call uses the connections given and leaves them open.
 */
public final class Preflight {
    private final ServerSettings old;
    private final ServerSettings fresh;

    /** @param fresh where NEW is */
    public Preflight(ServerSettings old, ServerSettings fresh) {
        this.old = old;
        this.fresh = fresh;
    }

    /** Why {@link dev.seachange.server.Server#connect} failed, in words. */
    public Finding cannotConnect(Side side, SQLException failure) {
        Findings findings = findings(side);
        new ConnectFailures(side, settings(side), findings).explain(failure);
        return findings.all().getFirst();
    }

    /** What is wrong with the servers and with the rights on them, as far as it does not depend on the rules. */
    public List<Finding> servers(Connection oldConnection, Connection newConnection) {
        List<Finding> all = new ArrayList<>(server(Side.OLD, oldConnection));
        all.addAll(server(Side.NEW, newConnection));
        return all;
    }

    /** The half of {@link #servers} that can be had while the other server takes no connection. */
    public List<Finding> server(Side side, Connection connection) {
        Probe probe = new Probe(settings(side), connection);
        Findings findings = findings(side);
        Check.runAll(findings, side == Side.OLD ? oldServer(probe, findings) : new TargetChecks(probe, findings).list());
        return findings.all();
    }

    private static List<Check> oldServer(Probe probe, Findings findings) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("the version", () -> VersionCheck.run(probe, findings, PreflightCode.P101)));
        checks.addAll(new LogChecks(probe, findings).list());
        checks.addAll(new TransactionChecks(probe, findings).list());
        checks.addAll(new SourceRights(probe, findings).list());
        return checks;
    }

    /**
     * What is wrong with the tables that the rules read and write, and with the rights on them.
     *
     * @param source the tables of OLD
     * @param target the tables of NEW
     */
    public List<Finding> tables(
            Connection oldConnection, Connection newConnection, RuleSet rules, Catalog source, Catalog target) {
        return tables(oldConnection, newConnection, new Mapping(rules.sources(), rules::shapesOf, rules::lookedUpBy, rules::reads), source);
    }

    List<Finding> tables(Connection oldConnection, Connection newConnection, Mapping mapping, Catalog source) {
        Probe oldProbe = new Probe(old, oldConnection);
        Probe newProbe = new Probe(fresh, newConnection);
        Findings atOld = findings(Side.OLD);
        Findings atNew = findings(Side.NEW);
        List<Check> checks = new ArrayList<>(new SourceTables(oldProbe, atOld, mapping, source).list());
        checks.addAll(new Cascades(oldProbe, atOld, atNew, mapping, source).list());
        Check.runAll(atOld, checks);
        checks = new ArrayList<>(new SameServer(oldProbe, newProbe, atNew, mapping).list());
        checks.addAll(new TargetTables(newProbe, atNew, mapping).list());
        checks.addAll(new TargetReferences(atNew, mapping).list());
        Check.runAll(atNew, checks);
        List<Finding> all = new ArrayList<>(atOld.all());
        all.addAll(atNew.all());
        return all;
    }

    /** What is told when OLD was asked what the columns of a table hold, and did not say. */
    public Finding cannotLook(TableId table, Duration limit, SQLException failure) {
        Findings findings = findings(Side.OLD);
        String why = SqlFailures.outOfTime(failure)
                ? "it takes longer than " + limit.toSeconds() + " s."
                : SqlFailures.words(failure);
        findings.warning(
                PreflightCode.P137,
                "Cannot look at the values of " + table + ", so that the types of its columns alone count: " + why,
                "Give it more time, `--profile=" + Math.max(600, 10 * limit.toSeconds()) + "`, or mend what is in the way.");
        return findings.all().getFirst();
    }

    private ServerSettings settings(Side side) {
        return side == Side.OLD ? old : fresh;
    }

    private Findings findings(Side side) {
        ServerSettings server = settings(side);
        return new Findings(side, server.host() + ":" + server.port());
    }
}
