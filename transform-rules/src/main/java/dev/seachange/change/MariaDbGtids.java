package dev.seachange.change;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * MariaDB's GTID position: per replication domain the last transaction, {@code domain-server-sequence}. Sequence numbers rise
 * within a domain, so a transaction is included when its number is not above the domain's last.
 *
 * <p>Source: mariadb.com/kb/en/gtid, "The domain ID" and "gtid_binlog_pos".
 */
public record MariaDbGtids(Map<Long, Last> domains) implements Position {

    /** Last transaction of a domain. */
    public record Last(long server, long sequence) {}

    public MariaDbGtids {
        domains = Map.copyOf(domains);
    }

    static MariaDbGtids parse(String text) {
        Map<Long, Last> domains = new TreeMap<>();
        for (String gtid : text.split(",")) {
            if (!gtid.isBlank()) {
                add(domains, gtid.strip());
            }
        }
        return new MariaDbGtids(domains);
    }

    private static void add(Map<Long, Last> domains, String gtid) {
        String[] parts = gtid.split("-");
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a MariaDB GTID: " + gtid);
        }
        Last last = new Last(Long.parseLong(parts[1]), Long.parseUnsignedLong(parts[2]));
        domains.merge(Long.parseLong(parts[0]), last, MariaDbGtids::later);
    }

    private static Last later(Last a, Last b) {
        return Long.compareUnsigned(a.sequence, b.sequence) >= 0 ? a : b;
    }

    @Override
    public boolean covers(Position other) {
        return ((MariaDbGtids) other)
                .domains.entrySet().stream().allMatch(e -> covers(e.getKey(), e.getValue().sequence()));
    }

    private boolean covers(long domain, long sequence) {
        Last last = domains.get(domain);
        return last != null && Long.compareUnsigned(last.sequence, sequence) >= 0;
    }

    @Override
    public MariaDbGtids plus(String transaction) {
        Map<Long, Last> sum = new TreeMap<>(domains);
        add(sum, transaction);
        return new MariaDbGtids(sum);
    }

    @Override
    public MariaDbGtids union(Position other) {
        Map<Long, Last> sum = new TreeMap<>(domains);
        ((MariaDbGtids) other).domains.forEach((domain, last) -> sum.merge(domain, last, MariaDbGtids::later));
        return new MariaDbGtids(sum);
    }

    @Override
    public Kind kind() {
        return Kind.MARIADB;
    }

    @Override
    public String toString() {
        return new TreeMap<>(domains)
                .entrySet().stream()
                        .map(e -> e.getKey() + "-" + e.getValue().server() + "-"
                                + Long.toUnsignedString(e.getValue().sequence()))
                        .collect(Collectors.joining(","));
    }
}
