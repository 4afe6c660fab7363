package dev.seachange.cli;

import dev.seachange.status.Refresh;
import dev.seachange.status.RefreshState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Has the running daemon read rows of OLD once more and make NEW right: after a repair, a change of the"
                + " rules, or a refusal. Without --where, --keys or --parked it is the whole table, and rows of NEW that OLD no"
                + " longer has go, too, where they belong to one rule beyond doubt.",
        footer = {
            "",
            "Exit codes: 0 done, 1 keys were refused or the order was wrong, 3 the refresh failed or the daemon ended."
        })
final class RefreshCommand implements Callable<Integer> {
    /** Looks between two lines where lines are not redrawn. */
    private static final int LOOKS_PER_LINE = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ConfigOption config;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TABLE",
            description = "Table of OLD, as in rules: database.table. With --parked it may be left out: every table.")
    private @Nullable String table;

    @Option(names = "--rule", paramLabel = "NAME", description = "Only what this rule makes of the rows.")
    private @Nullable String rule;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only rows for which this holds, in the language of the rules. OLD does not see it: the whole table is"
                    + " read, and Seachange chooses.")
    private @Nullable String where;

    @Option(
            names = "--keys",
            arity = "1..*",
            paramLabel = "KEY",
            description = "Only these keys, as status shows them (parts joined by |), whether OLD still has them or not.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--parked", description = "Only the keys in quarantine; those that fit now leave it.")
    private boolean parked;

    @Option(names = "--no-wait", description = "Leave the request and end; `status` shows how it goes on.")
    private boolean noWait;

    private final Actions actions;
    private final Console console;
    private final StatusCommand.Pause betweenLooks;

    RefreshCommand(Actions actions, Console console, Map<String, String> environment, StatusCommand.Pause betweenLooks) {
        this.actions = actions;
        this.console = console;
        this.betweenLooks = betweenLooks;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        int ways = (where == null ? 0 : 1) + (keys.isEmpty() ? 0 : 1) + (parked ? 1 : 0);
        if (ways > 1) {
            throw new ParameterException(spec.commandLine(), "Only one of --where, --keys and --parked");
        }
        if (table == null && !parked) {
            throw new ParameterException(spec.commandLine(), "Missing TABLE");
        }
        RefreshAnswer answer = actions.refresh(config.load(), new RefreshOrder(table, rule, where, keys, parked));
        return switch (answer) {
            case RefreshAnswer.Refused refused -> {
                console.err().println(refused.why());
                yield ExitCode.PROBLEMS;
            }
            case RefreshAnswer.Nothing nothing -> {
                console.out().println(nothing.why());
                yield ExitCode.DONE;
            }
            case RefreshAnswer.Left left -> follow(left.requests());
        };
    }

    private int follow(RefreshAnswer.Requests requests) throws InterruptedException {
        List<Refresh> now = requests.look();
        if (!requests.isRun()) {
            now.forEach(refresh -> console.out().println(RefreshView.line(refresh)));
            console.out().println("No daemon runs this migration now: the next `seachange run` will do it.");
            return ExitCode.DONE;
        }
        if (noWait) {
            now.forEach(refresh -> console.out().println(RefreshView.line(refresh)));
            return ExitCode.DONE;
        }
        TerminalBlock block = new TerminalBlock(console.out(), console.width());
        for (int looks = 0; now.stream().anyMatch(refresh -> refresh.state().isOpen()); looks++) {
            show(now, block, looks);
            betweenLooks.await();
            now = requests.look();
            if (looks % LOOKS_PER_LINE == LOOKS_PER_LINE - 1 && !requests.isRun() && isOpen(requests.look())) {
                console.err().println("The daemon has ended; the next `seachange run` goes on with it.");
                return ExitCode.FAILED;
            }
        }
        console.out().print(TerminalBlock.erase());
        now.forEach(refresh -> console.out().println(RefreshView.line(refresh)));
        return ended(now);
    }

    private static boolean isOpen(List<Refresh> refreshes) {
        return refreshes.stream().anyMatch(refresh -> refresh.state().isOpen());
    }

    private void show(List<Refresh> now, TerminalBlock block, int looks) {
        List<String> lines = now.stream().map(RefreshView::line).toList();
        if (console.terminal()) {
            block.draw(String.join("\n", lines));
        } else if (looks % LOOKS_PER_LINE == 0) {
            now.stream()
                    .filter(refresh -> refresh.state() == RefreshState.RUNNING)
                    .forEach(refresh -> console.out().println(RefreshView.line(refresh)));
        }
    }

    private int ended(List<Refresh> now) {
        if (now.stream().anyMatch(refresh -> refresh.state() == RefreshState.FAILED)) {
            return ExitCode.FAILED;
        }
        if (now.stream().allMatch(RefreshView::isFine)) {
            return ExitCode.DONE;
        }
        console.err().println("Keys were refused: `seachange status` says which and why.");
        return ExitCode.PROBLEMS;
    }
}
