package dev.seachange.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Copies what is in OLD, then follows its log. Stop it with Ctrl-C or SIGTERM; it goes on from there.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config;

    @Option(
            names = "--until-caught-up",
            description = "End when everything is copied and refreshed, and NEW has reached OLD's position of that moment.")
    private boolean untilCaughtUp;

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @ArgGroup(exclusive = true)
    private Decision decision = new Decision();

    private static final class Decision {
        @Option(
                names = "--accept-rules",
                description = "The rules have changed: leave rows that are in NEW as they are until OLD changes them.")
        private boolean accept;

        @Option(
                names = "--refresh-changed",
                description = "The rules have changed: read the tables concerned once more while the stream flows.")
        private boolean refresh;

        private RuleDecision made() {
            return refresh ? RuleDecision.REFRESH : accept ? RuleDecision.ACCEPT : RuleDecision.NONE;
        }
    }

    private final Actions actions;
    private final Console console;

    RunCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        return actions.run(config.load(), untilCaughtUp, decision.made(), profile.limit(), console);
    }
}
