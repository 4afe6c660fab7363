package dev.seachange.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Wraps a command so that it is killed when this JVM is gone, even by kill -9.
 *
 * <p>A shell leaves a copy of itself behind, then becomes the command. The copy waits at a pipe which only this JVM holds
 * open. As the copy is there before the command is, no moment is left in which a server could escape. When the command ends
 * first, Java closes the pipe too: the copy then sees by the working folder that there is nothing left to kill, whoever has
 * that process id by then.
 */
final class Watchdog {

    /** The signals that a terminal sends to everybody at once are not for the copy: it is needed just then. */
    private static final String SCRIPT =
            """
            exec 3<&0 </dev/null
            here=$(pwd -P)
            (
                trap '' INT HUP TERM QUIT
                exec >/dev/null 2>&1
                read -r nothing <&3
                case "$(readlink /proc/$$/cwd)" in
                    "$here" | "$here"/*) kill -9 $$ ;;
                esac
            ) &
            exec "$@" 3<&-
            """;

    private Watchdog() {}

    /**
     * Ready to start {@code command} with an empty standard input.
     *
     * @param folder where it works, there or deeper; nobody else does
     * @param log gets its standard output and error, appended
     */
    static ProcessBuilder over(List<String> command, Path folder, Path log) {
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "seachange-watchdog"));
        wrapped.addAll(command);
        return new ProcessBuilder(wrapped)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
}
