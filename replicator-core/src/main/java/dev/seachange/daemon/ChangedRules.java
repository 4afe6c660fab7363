package dev.seachange.daemon;

import dev.seachange.change.TableId;
import dev.seachange.cli.RuleDecision;
import dev.seachange.copy.CopyOrder;
import dev.seachange.explain.Standing;
import dev.seachange.rules.Meaning;
import dev.seachange.rules.RuleChanges;
import dev.seachange.rules.RuleSet;
import dev.seachange.sink.Ownership;
import dev.seachange.sink.RefreshRequest;
import dev.seachange.sink.RuleAdoption;
import dev.seachange.sink.StateStore;
import dev.seachange.sink.StoredCopy;
import dev.seachange.sink.StoredMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a start with other rules than those that made the rows of NEW comes to. */
final class ChangedRules {
    private static final int SHORT_HASH = 12;

    private final RuleChanges changes;
    private final RuleSet rules;
    private final String before;
    private final boolean unknown;

    private ChangedRules(RuleChanges changes, RuleSet rules, String before, boolean unknown) {
        this.changes = changes;
        this.rules = rules;
        this.before = before;
        this.unknown = unknown;
    }

    /** Compares with what NEW remembers; the checkpoint must be there. */
    static ChangedRules of(StateStore state, RuleSet rules) {
        String before = state.checkpoint().orElseThrow().checkpoint().rulesHash();
        Set<TableId> copied = state.copyTables().stream()
                .filter(copy -> !copy.state().equals("WAITING"))
                .map(StoredCopy::table)
                .collect(Collectors.toSet());
        List<Meaning> kept = state.rules().meanings().stream().map(ChangedRules::meaning).toList();
        if (!kept.isEmpty()) {
            return new ChangedRules(RuleChanges.between(kept, rules.meanings(), copied), rules, before, false);
        }
        boolean same = before.equals(rules.hash());
        RuleChanges changes = same
                ? RuleChanges.between(rules.meanings(), rules.meanings(), copied)
                : RuleChanges.unknown(rules.meanings(), copied);
        return new ChangedRules(changes, rules, before, !same);
    }

    private static Meaning meaning(StoredMeaning stored) {
        return new Meaning(stored.rule(), stored.table(), new TreeMap<>(stored.parts()));
    }

    private static StoredMeaning stored(Meaning meaning) {
        return new StoredMeaning(meaning.rule(), meaning.source(), meaning.parts());
    }

    static List<StoredMeaning> meanings(RuleSet rules) {
        return rules.meanings().stream().map(ChangedRules::stored).toList();
    }

    boolean wantsDecision() {
        return changes.wantsDecision();
    }

    /** How the rules stand to those that made the rows of NEW. */
    Standing.Rules standing() {
        return isSame() ? Standing.Rules.SAME : wantsDecision() ? Standing.Rules.CHANGED : Standing.Rules.AS_GOOD;
    }

    private boolean isSame() {
        return changes.isEmpty() && !unknown && before.equals(rules.hash());
    }

    /** What is different, and what can be done about it. */
    String text() {
        return what() + "\n" + remedy();
    }

    String what() {
        List<String> lines = new ArrayList<>();
        lines.add("The rules are others than those that made the rows of NEW (" + shortened(before) + " -> "
                + shortened(rules.hash()) + "):");
        if (unknown) {
            lines.add("  What they meant was not kept by the version before, so every rule counts as new.");
        }
        lines.add(changes.render());
        return String.join("\n", lines);
    }

    String remedy() {
        if (!changes.toRefresh().isEmpty()) {
            return "Start with `seachange run --refresh-changed` to read " + tables()
                    + " once more while the stream flows, or\n"
                    + "with `seachange run --accept-rules` to leave the rows that are in NEW as they are until OLD changes them.";
        }
        return "Start with `seachange run --accept-rules` to go on without.";
    }

    private String tables() {
        return changes.toRefresh().keySet().stream().map(TableId::toString).collect(Collectors.joining(", "));
    }

    private static String shortened(String hash) {
        return hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH);
    }

    /**
     * Goes on with the new rules, if that has been decided or nothing is to decide.
     *
     * @throws ReplicatorException when somebody has to decide
     */
    void adopt(StateStore state, Ownership owner, CopyOrder order, RuleDecision decision) throws ReplicatorException {
        if (isSame()) {
            if (state.rules().meanings().isEmpty()) {
                state.rules().keep(meanings(rules));
            }
            return;
        }
        if (wantsDecision() && decision == RuleDecision.NONE) {
            throw new ReplicatorException(text());
        }
        state.rules().adopt(owner, adoption(owner.owner().holder(), order, wantsDecision() ? decision : RuleDecision.NONE));
    }

    private RuleAdoption adoption(String holder, CopyOrder order, RuleDecision decision) {
        return new RuleAdoption(
                switch (decision) {
                    case NONE -> "NONE";
                    case ACCEPT -> "ACCEPTED";
                    case REFRESH -> "REFRESHED";
                },
                before,
                rules.hash(),
                changes.render(),
                meanings(rules),
                names(),
                changes.touched(),
                changes.goneTables(rules.meanings()),
                decision == RuleDecision.REFRESH ? requests(holder, order) : List.of());
    }

    private RuleAdoption.Names names() {
        return new RuleAdoption.Names(
                changes.renamed().stream()
                        .map(one -> new RuleAdoption.Renamed(view(one.before()), one.now().rule()))
                        .toList(),
                changes.gone().stream().map(ChangedRules::view).toList(),
                changes.waitingParts(rules.meanings()).stream()
                        .map(one -> new RuleAdoption.WaitingParts(one.rule(), one.target(), one.now()))
                        .toList());
    }

    private static RuleAdoption.View view(Meaning meaning) {
        return new RuleAdoption.View(meaning.rule(), meaning.source());
    }

    /** Parents first. What could not be deleted before its children were is parked then, and tried again at the end. */
    private List<RefreshRequest> requests(String holder, CopyOrder order) {
        List<RefreshRequest> requests = new ArrayList<>();
        List<TableId> tables = order.inOrder(changes.toRefresh().keySet());
        String by = "changed rules, " + holder;
        for (TableId table : tables) {
            Set<String> which = changes.toRefresh().get(table);
            String rule = which != null && which.size() == 1 ? which.iterator().next() : null;
            requests.add(new RefreshRequest(table, rule, RefreshRequest.Scope.TABLE, null, by));
        }
        if (tables.size() > 1) {
            for (TableId table : tables.reversed()) {
                requests.add(new RefreshRequest(table, null, RefreshRequest.Scope.PARKED, null, by));
            }
        }
        return requests;
    }
}
