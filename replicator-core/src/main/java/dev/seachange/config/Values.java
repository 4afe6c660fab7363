package dev.seachange.config;

import dev.seachange.server.ServerKind;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values with a form of their own: kinds of servers, addresses, sizes. */
final class Values {
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.%]+\\]|[^:\\[\\]\\s]+):(\\d{1,5})");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?(|KiB|MiB|GiB)");

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    @Nullable ServerKind kind(@Nullable YamlScalar scalar, String side) {
        if (scalar == null) {
            return null;
        }
        for (ServerKind kind : ServerKind.values()) {
            if (ServerConfig.word(kind).equals(scalar.text())) {
                return kind;
            }
        }
        String word = scalar.text().toLowerCase(Locale.ROOT);
        if (word.equals("postgresql") || word.equals("postgres")) {
            problems.add(
                    scalar.place(), ConfigCode.E004, "`" + side + ".kind: " + scalar.text() + "` is not supported yet",
                    "Supported now: mysql, mariadb.");
        } else {
            List<String> known = List.of("mysql", "mariadb");
            problems.add(
                    scalar.place(), ConfigCode.E003,
                    "`" + scalar.text() + "` is no kind of server" + Nearest.question(scalar.text(), known),
                    "Known: " + String.join(", ", known) + ".");
        }
        return null;
    }

    /** {@code host:port}, the host not resolved. */
    @Nullable InetSocketAddress address(@Nullable YamlScalar scalar) {
        if (scalar == null) {
            return null;
        }
        Matcher matcher = ADDRESS.matcher(scalar.text());
        if (matcher.matches() && Integer.parseInt(matcher.group(2)) <= 65_535) {
            String host = matcher.group(1).replaceAll("[\\[\\]]", "");
            return InetSocketAddress.createUnresolved(host, Integer.parseInt(matcher.group(2)));
        }
        problems.add(
                scalar.place(), ConfigCode.E003, "`" + scalar.text() + "` is not HOST:PORT",
                "For example 127.0.0.1:8090, 0.0.0.0:8090 or [::1]:8090; port 0 takes any free one.");
        return null;
    }

    /** A number of bytes, or one with a unit, within bounds. */
    @Nullable Long bytes(@Nullable YamlScalar scalar, long least, long most) {
        if (scalar == null) {
            return null;
        }
        Matcher matcher = SIZE.matcher(scalar.text());
        if (matcher.matches()) {
            int shift = switch (matcher.group(2)) {
                case "KiB" -> 10;
                case "MiB" -> 20;
                case "GiB" -> 30;
                default -> 0;
            };
            long number = Long.parseLong(matcher.group(1));
            if (number >= least >> shift && number <= most >> shift && number << shift >= least) {
                return number << shift;
            }
        }
        problems.add(
                scalar.place(), ConfigCode.E003,
                "`" + scalar.text() + "` is not a size from " + size(least) + " to " + size(most),
                "Write bytes, or a whole number with KiB, MiB or GiB.");
        return null;
    }

    private static String size(long bytes) {
        return bytes >= 1L << 30 ? (bytes >> 30) + " GiB" : bytes >= 1L << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }
}
