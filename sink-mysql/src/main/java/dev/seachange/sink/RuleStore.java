package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.util.List;

/** What the rules meant when the rows of NEW were made, and what was decided since. Failures as in {@link StateStore}. */
public final class RuleStore {
    private static final int NO_SUCH_TABLE = 1146;

    private final StateAccess access;

    RuleStore(StateAccess access) {
        this.access = access;
    }

    /** By rule and table; empty where an older version has not kept them. */
    public List<StoredMeaning> meanings() {
        try {
            return access.read(c -> RuleTables.meanings(c, access.migration()));
        } catch (SinkFailure.Fatal e) {
            if (e.errorCode() == NO_SUCH_TABLE) {
                return List.of();
            }
            throw e;
        }
    }

    /** Whether rules of another migration feed a table, as far as NEW knows. */
    public boolean isFedByAnother(TableId target) {
        return access.read(c -> RuleTables.isFedByAnother(c, access.migration(), target));
    }

    /** Keeps what the rules mean, for the first time. */
    public void keep(List<StoredMeaning> meanings) {
        access.writeTogether(c -> RuleTables.replaceMeanings(c, access.migration(), meanings));
    }

    /**
     * Goes on with other rules from here, all of it or nothing.
     *
     * @throws SinkFailure.OwnershipLost when the migration is another's by now
     */
    public void adopt(Ownership ownership, RuleAdoption adoption) {
        access.writeTogether(c -> {
            if (!CheckpointTable.setRules(c, ownership.owner(), adoption.hashAfter())) {
                throw ownership.lost();
            }
            RuleTables.adopt(c, ownership.owner(), adoption);
            for (RefreshRequest request : adoption.requests()) {
                RefreshTable.request(c, access.migration(), request);
            }
        });
    }
}
