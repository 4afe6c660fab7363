package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests for a refresh, and the keys in quarantine that some of them are about. Failures as in {@link StateStore}. */
public final class RefreshStore {
    private final StateAccess access;

    RefreshStore(StateAccess access) {
        this.access = access;
    }

    /**
     * Keys in quarantine.
     *
     * @param rule parked by this rule; null: by any
     * @param waiting only those that are to be tried again by themselves
     */
    public record ParkedKeys(TableId table, @Nullable String rule, boolean waiting) {}

    /** Leaves a request for whoever runs the migration; its id. */
    public long request(RefreshRequest request) {
        return access.read(c -> RefreshTable.request(c, access.migration(), request));
    }

    /** Empty when somebody has deleted it. */
    public Optional<StoredRefresh> find(long id) {
        return access.read(c -> RefreshTable.find(c, access.migration(), id)).stream().findFirst();
    }

    /** What is still to be done, the oldest first. */
    public List<StoredRefresh> open() {
        return access.read(c -> RefreshTable.open(c, access.migration()));
    }

    /** What has ended, the newest first. */
    public List<StoredRefresh> ended(int most) {
        return access.read(c -> RefreshTable.ended(c, access.migration(), most));
    }

    /** Saves outside an epoch how a request stands: when it begins, and when it fails. */
    public void save(RefreshProgress progress) {
        access.write(c -> RefreshTable.save(c, access.migration(), progress, 0));
    }

    /** Parked keys that are to be tried again by themselves now, by table and rule. */
    public List<ParkedKeys> waiting() {
        return access.read(c -> WaitingKeys.waiting(c, access.migration()));
    }

    /**
     * Some keys in quarantine.
     *
     * @param after end of the page before; null for the first
     */
    public ParkedPage parked(ParkedKeys which, @Nullable String after, int most) {
        return access.read(c -> WaitingKeys.page(c, access.migration(), which, after, most));
    }
}
