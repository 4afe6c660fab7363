package dev.seachange.sink;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.server.ServerSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What NEW remembers of one migration, for everybody but the sink: reads, and the few writes that happen outside epochs. Each call
 * uses a connection of its own and is durable when it returns. Safe for use by many threads.
 *
 * <p>Every method throws {@link SinkFailure.Transient} when NEW can't be reached and {@link SinkFailure.Fatal} when it refuses.
 */
public final class StateStore {
    /** Rights that the user of NEW needs besides those on the target tables. */
    public static final String GRANTS =
            "GRANT CREATE, ALTER, DROP, INDEX, SELECT, INSERT, UPDATE, DELETE ON `" + StateSchema.NAME + "`.*";

    private final StateAccess access;
    private final String migration;

    /** @param migration its name, at most 100 characters */
    public StateStore(ServerSettings server, String migration) {
        if (migration.isEmpty() || migration.length() > 100) {
            throw new IllegalArgumentException("the name of a migration has 1 to 100 characters: " + migration);
        }
        this.access = new StateAccess(server.withDatabase(null), migration);
        this.migration = migration;
    }

    /** Creates or upgrades the schema. To be called before everything else, once per process. */
    public void migrate() {
        StateSchema.migrate(access.server());
    }

    /** Empty before the first start. */
    public Optional<StoredCheckpoint> checkpoint() {
        return access.read(c -> CheckpointTable.read(c, migration));
    }

    /** Writes the first checkpoint, from which everything starts. */
    public void createCheckpoint(Ownership owner, Checkpoint first) {
        access.write(c -> {
            // Of an earlier migration of this name, whose tables have been emptied since.
            WaitingTable.wipe(c, migration);
            CheckpointTable.create(c, owner.owner(), first);
        });
    }

    /** Adds a record to the schema history of the source's log reader. */
    public void appendHistory(String record) {
        access.write(c -> HistoryTable.append(c, migration, record));
    }

    /** All records of the schema history in the order they were appended. */
    public List<String> history() {
        return access.read(c -> HistoryTable.read(c, migration));
    }

    /** Forgets the schema history, for a log reader that starts anew. */
    public void wipeHistory() {
        access.write(c -> HistoryTable.wipe(c, migration));
    }

    /** Every table to copy, in the order of their names. */
    public List<StoredCopy> copyTables() {
        return access.read(c -> CopyTables.read(c, migration));
    }

    /** Adds tables as WAITING; those that are known already stay as they are. */
    public void addCopyTables(Map<TableId, Long> rowsEstimated) {
        access.write(c -> CopyTables.add(c, migration, rowsEstimated));
    }

    /** Saves the copy of one table outside an epoch: when it begins. */
    public void saveCopy(CopyProgress progress) {
        access.write(c -> CopyTables.save(c, migration, progress));
    }

    /** Keys in quarantine, the newest first. */
    public List<StoredParked> quarantine(int most) {
        return access.read(c -> QuarantineTable.read(c, migration, most));
    }

    /** What is in quarantine of one source row; one for each rule that refused it. */
    public List<StoredParked> quarantine(TableId table, RowKey key) {
        return access.read(c -> QuarantineTable.of(c, migration, table, key));
    }

    /** What waits for a row of NEW that is not there, by rule. */
    public List<StoredPart> waiting(TableSchema target, RowKey key) {
        return access.read(c -> WaitingTable.read(c, migration, target, key));
    }

    /** The keys that have been in quarantine longest, beginning with the one that was parked first. */
    public List<StoredParked> longestParked(int most) {
        return access.read(c -> QuarantineTable.longest(c, migration, most));
    }

    /** How many keys are in quarantine, by rule and code. Reads all of them. */
    public List<ParkedCount> quarantineCounts() {
        return access.read(c -> QuarantineTable.counts(c, migration));
    }

    /** How many keys of each source table are in quarantine. */
    public Map<TableId, Long> quarantineByTable() {
        return access.read(c -> QuarantineTable.countsByTable(c, migration));
    }

    /** Whether a process runs the migration now, as far as NEW knows. */
    public boolean isRun() {
        return access.read(c -> LeaseTable.isRun(c, migration));
    }

    /** Whether the schema is there, as this version needs it or an older one, and the user may read it. */
    public boolean exists() {
        return access.read(StateSchema::isThere);
    }

    /** Whether the schema, which is there, lacks something that this version needs and {@link #migrate} adds. */
    public boolean isOutdated() {
        return StateSchema.isOutdated(access.server());
    }

    /** Requests to read rows of OLD once more. */
    public RefreshStore refreshes() {
        return new RefreshStore(access);
    }

    /** What the rules meant when the rows of NEW were made. */
    public RuleStore rules() {
        return new RuleStore(access);
    }
}
