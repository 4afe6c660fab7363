package dev.seachange.it.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Time, and the CPU time that some servers and everybody else took in it. */
final class Stopwatch {
    private final long startedAt = System.nanoTime();
    private final double machine = CpuTime.ofMachine();
    private final Map<BenchServer, Double> servers = new LinkedHashMap<>();

    Stopwatch(BenchServer... watched) throws IOException {
        for (BenchServer server : watched) {
            servers.put(server, CpuTime.of(server.pid()));
        }
    }

    double seconds() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    /**
     * As text, now.
     *
     * @param ours CPU seconds of our own that are not those of the servers
     */
    String cpu(double ours) throws IOException {
        double known = ours;
        Map<String, Double> used = new LinkedHashMap<>();
        for (Map.Entry<BenchServer, Double> server : servers.entrySet()) {
            double seconds = CpuTime.of(server.getKey().pid()) - server.getValue();
            known += seconds;
            used.put(server.getKey().name(), seconds);
        }
        double capacity = seconds() * Runtime.getRuntime().availableProcessors();
        double others = Math.max(0, CpuTime.ofMachine() - machine - known);
        return used.entrySet().stream()
                        .map(server -> "%s %.1f s".formatted(server.getKey(), server.getValue()))
                        .collect(Collectors.joining(", "))
                + "; everybody else on the machine %.0f %% of it".formatted(100 * others / capacity);
    }
}
