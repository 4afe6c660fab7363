package dev.seachange.cli;

import dev.seachange.config.InvalidConfigException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** From what a command throws to one clear text and an exit code. */
final class Failures implements IExecutionExceptionHandler {
    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof InvalidConfigException invalid) {
            console.err().println(invalid.render());
            return ExitCode.PROBLEMS;
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        console.err().println("seachange: " + story(failure));
        if (Boolean.getBoolean("seachange.trace")) {
            failure.printStackTrace(console.err());
        }
        return ExitCode.FAILED;
    }

    /** The message and, where they add something, those of the causes. */
    private static String story(Throwable failure) {
        StringBuilder story = new StringBuilder(said(failure));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (story.indexOf(said(cause)) < 0) {
                story.append("; caused by ").append(said(cause));
            }
        }
        return story.toString();
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
