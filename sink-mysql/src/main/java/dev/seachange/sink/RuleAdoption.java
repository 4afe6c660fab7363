package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision to go on with other rules.
 *
 * @param decision NONE, ACCEPTED or REFRESHED
 * @param changes what is different, for people
 * @param meanings of the rules from now on
 * @param names rules that go by another name, or are gone
 * @param touched source tables whose rules are not the same as before: open requests for them begin anew
 * @param goneTables source tables that nobody reads any more: should they come back, they are copied anew
 * @param requests for refreshes that the decision brings about
 */
public record RuleAdoption(
        String decision,
        String hashBefore,
        String hashAfter,
        String changes,
        List<StoredMeaning> meanings,
        Names names,
        Set<TableId> touched,
        Set<TableId> goneTables,
        List<RefreshRequest> requests) {
    public RuleAdoption {
        meanings = List.copyOf(meanings);
        touched = Set.copyOf(touched);
        goneTables = Set.copyOf(goneTables);
        requests = List.copyOf(requests);
    }

    /**
     * Rules whose names do not stand for what they stood for. Names may be exchanged.
     *
     * @param renamed rules whose parked keys and open requests go by another name from now on
     * @param gone rules that there are no more; their parked keys are forgotten
     * @param waiting what becomes of parts that wait for their rows
     */
    public record Names(List<Renamed> renamed, List<View> gone, List<WaitingParts> waiting) {
        public Names {
            renamed = List.copyOf(renamed);
            gone = List.copyOf(gone);
            waiting = List.copyOf(waiting);
        }
    }

    /** One rule on one source table. */
    public record View(String rule, TableId table) {}

    public record Renamed(View before, String rule) {}

    /** @param now the new name of the rule; null when it is gone, and its parts are forgotten */
    public record WaitingParts(String rule, TableId target, @Nullable String now) {}
}
