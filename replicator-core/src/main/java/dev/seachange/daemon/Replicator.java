package dev.seachange.daemon;

import dev.seachange.change.Position;
import dev.seachange.cli.RuleDecision;
import dev.seachange.cli.Version;
import dev.seachange.config.MigrationConfig;
import dev.seachange.http.HttpApi;
import dev.seachange.http.HttpStartException;
import dev.seachange.metrics.ReplicatorMetrics;
import dev.seachange.pipeline.StageKeeper;
import dev.seachange.rules.Profile;
import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.Owner;
import dev.seachange.sink.Ownership;
import dev.seachange.sink.Sink;
import dev.seachange.sink.SinkFailure;
import dev.seachange.sink.SinkOptions;
import dev.seachange.sink.StateStore;
import dev.seachange.status.Migration;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import dev.seachange.window.LogHead;
import dev.seachange.yaml.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running migration. Safe from any thread. */
public final class Replicator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replicator.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final long STOPS_WITHIN_SECONDS = 9;

    private final Parts parts;
    private final StageKeeper stage = new StageKeeper();
    private final Board board;
    private final ReplicatorMetrics metrics;
    private final RefreshWatch refreshes;
    private final StatusMaker status;
    private final Supervisor supervisor;
    private final HeadPoller heads;
    private final HttpApi http;
    private final ScheduledExecutorService beats;

    private Replicator(Parts parts, String version) throws HttpStartException {
        this.parts = parts;
        MigrationConfig config = parts.config();
        Clocks clocks = parts.clocks();
        Migration migration = new Migration(
                config.name(), version, clocks.wall().instant(), config.oldServer().endpoint(), config.newServer().endpoint(),
                parts.rules().hash(), parts.rules().rules().size());
        this.metrics = new ReplicatorMetrics(config.name(), version, this::status);
        Backoff backoff = Supervisor.backoff();
        this.board = new Board(metrics, new LagTracker(parts.clockPrecision()), clocks.nanos(), backoff::progress);
        this.refreshes = new RefreshWatch(parts);
        this.status = new StatusMaker(migration, parts, board, stage, refreshes);
        SinkOptions options = SinkOptions.of(Thread::sleep, new Random(), clocks.nanos());
        this.supervisor = new Supervisor(
                parts,
                () -> Sink.open(parts.newServer(), parts.ownership(), parts.targets(), board, options),
                status,
                board,
                stage,
                backoff);
        this.http = HttpApi.start(config.http().listen(), this::status, metrics::scrape);
        this.beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("beat-" + config.name()).daemon().factory());
        this.heads = HeadPoller.start(parts.oldServer(), parts.positionKind(), clocks.wall(), this::head, config.name());
    }

    /**
     * Checks everything, becomes the owner, and starts.
     *
     * @throws ReplicatorException when something has to be mended first; nothing has been changed then but our own schema
     */
    public static Replicator start(MigrationConfig config) throws ReplicatorException {
        return start(config, RuleDecision.NONE);
    }

    /**
     * As {@link #start(MigrationConfig)}.
     *
     * @param rules what to do about rules that mean something else than those that made the rows of NEW
     */
    public static Replicator start(MigrationConfig config, RuleDecision rules) throws ReplicatorException {
        return start(config, rules, null);
    }

    /**
     * As {@link #start(MigrationConfig, RuleDecision)}.
     *
     * @param profile how long OLD may look at a table whose values may not fit by their types, when the migration begins; one
     *     that has begun parks what does not fit. Null for rules that have to prove it all
     */
    public static Replicator start(MigrationConfig config, RuleDecision rules, @Nullable Duration profile)
            throws ReplicatorException {
        Startup.Result found = check(config, profile);
        ServerSettings newServer = Startup.settings(config.newServer());
        ServerSettings oldServer = Startup.settings(config.oldServer());
        StateStore state = new StateStore(newServer, config.name());
        Ownership ownership = null;
        try {
            state.migrate();
            ownership = Ownership.acquire(newServer, new Owner(config.name(), UUID.randomUUID(), ThisProcess.name()), LEASE);
            Parts parts = new Parts(
                    config, oldServer, newServer, Objects.requireNonNull(found.rules()), found.tables(),
                    found.targets(), Startup.order(found), state, ownership, Clocks.real());
            Preparation.of(parts, found, rules);
            Replicator replicator = new Replicator(parts, Version.text());
            replicator.launch();
            return replicator;
        } catch (SinkFailure e) {
            close(ownership);
            throw new ReplicatorException(e.getMessage() + " " + e.remedy(), false, e);
        } catch (ReplicatorException e) {
            close(ownership);
            throw e;
        } catch (HttpStartException | SQLException e) {
            close(ownership);
            throw new ReplicatorException(String.valueOf(e.getMessage()), false, e);
        }
    }

    private static void close(@Nullable Ownership ownership) {
        if (ownership != null) {
            ownership.close();
        }
    }

    private static Startup.Result check(MigrationConfig config, @Nullable Duration profile) throws ReplicatorException {
        try {
            Startup.Result found = profile != null && RefreshOrders.hasBegun(config)
                    ? checkAgain(config, profile)
                    : Startup.check(config, profile);
            found.problems().stream().filter(Problem::isWarning).forEach(problem -> LOG.warn("{}", problem.render()));
            found.findings().stream()
                    .filter(finding -> !finding.isError())
                    .forEach(finding -> LOG.warn("{}", finding.render()));
            if (!found.fit()) {
                throw new ReplicatorException(Report.of(found, profile != null, null));
            }
            return found;
        } catch (SQLException | IOException e) {
            throw new ReplicatorException("Checking failed: " + e.getMessage(), false, e);
        }
    }

    /** What OLD was asked about once is taken from then on; rules that mean something else now have not been asked about. */
    private static Startup.Result checkAgain(MigrationConfig config, Duration profile) throws SQLException, IOException {
        Startup.Result taken = Startup.check(config, Profile.TAKEN);
        return RefreshOrders.changedRules(config, taken.rules()) == null ? taken : Startup.check(config, profile);
    }

    private void launch() {
        Thread thread = new Thread(supervisor::run, "pipeline-" + parts.config().name());
        thread.setDaemon(true);
        thread.start();
        Future<?> unused = beats.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void head(LogHead head, Instant at) {
        board.head(head, at);
        Session running = supervisor.session();
        if (running != null) {
            running.head(head);
        }
    }

    private void beat() {
        try {
            parts.ownership().beat();
        } catch (SinkFailure.OwnershipLost e) {
            supervisor.stop(new Ending.Failed(String.valueOf(e.getMessage()), e.remedy()));
        } catch (SinkFailure e) {
            LOG.debug("renewing the ownership", e);
        }
        try {
            refreshes.beat(supervisor.session());
            status.beat();
        } catch (RuntimeException e) {
            LOG.warn("refreshing the status", e);
        }
    }

    public Status status() {
        return status.status();
    }

    /** Keys in quarantine, counted now: once it is closed. */
    long parkedInTheEnd() {
        return status.parkedNow();
    }

    /** Where {@code /metrics} and the rest are answered. */
    public InetSocketAddress httpAddress() {
        return http.address();
    }

    /** Waits for the end. */
    public Ending await() throws InterruptedException {
        try {
            return supervisor.ending().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end for a time; whether it came. */
    public boolean await(Duration time) throws InterruptedException {
        try {
            supervisor.ending().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether everything is copied and NEW has what OLD has now. Asks OLD.
     *
     * @throws SQLException when OLD does not answer
     */
    public boolean caughtUp() throws SQLException {
        if (stage.stage() != Stage.LIVE) {
            return false;
        }
        try (Connection connection = Server.connect(parts.oldServer())) {
            LogHead now = LogHead.read(connection, parts.positionKind());
            Position applied = board.lag().applied();
            return applied != null && applied.covers(now.position());
        }
    }

    /**
     * Ends when everything is copied and refreshed, and NEW has reached OLD's position of that moment: with a failure if a refresh
     * has failed meanwhile.
     */
    public void stopWhenCaughtUp() {
        Future<?> unused = beats.scheduleWithFixedDelay(this::stopIfCaughtUp, 100, 100, TimeUnit.MILLISECONDS);
    }

    private void stopIfCaughtUp() {
        Ending ending = stage.stage() == Stage.LIVE ? refreshes.ending() : null;
        if (ending != null) {
            supervisor.stop(ending);
        }
    }

    /** Asks for a clean end; see {@link #await()}. */
    public void stop() {
        supervisor.stop(new Ending.Stopped());
    }

    /** Stops, waits for the end within ten seconds, and lets go of everything. */
    @Override
    public void close() {
        stop();
        try {
            if (!await(Duration.ofSeconds(STOPS_WITHIN_SECONDS))) {
                LOG.warn("The open epoch did not end within {} s; NEW gives it up when the connection goes.", STOPS_WITHIN_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        beats.shutdownNow();
        heads.close();
        http.close();
        metrics.close();
        parts.ownership().close();
    }

    CompletableFuture<Ending> ending() {
        return supervisor.ending();
    }
}
