package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.util.List;
import java.util.Set;

/**
 * A decision to go on with other rules.
 *
 * @param decision NONE, ACCEPTED or REFRESHED
 * @param changes what is different, for people
 * @param meanings of the rules from now on
 * @param renamed rules whose parked keys go by another name from now on
 * @param gone rules that there are no more; their parked keys are forgotten
 * @param goneTables source tables that nobody reads any more: should they come back, they are copied anew
 * @param requests for refreshes that the decision brings about
 */
public record RuleAdoption(
        String decision,
        String hashBefore,
        String hashAfter,
        String changes,
        List<StoredMeaning> meanings,
        List<Renamed> renamed,
        List<View> gone,
        Set<TableId> goneTables,
        List<RefreshRequest> requests) {
    public RuleAdoption {
        meanings = List.copyOf(meanings);
        renamed = List.copyOf(renamed);
        gone = List.copyOf(gone);
        goneTables = Set.copyOf(goneTables);
        requests = List.copyOf(requests);
    }

    /** One rule on one source table. */
    public record View(String rule, TableId table) {}

    public record Renamed(View before, String rule) {}
}
