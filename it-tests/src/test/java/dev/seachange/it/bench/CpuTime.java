package dev.seachange.it.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** CPU time of processes, of their threads and of the whole machine, in seconds, from Linux's /proc. */
final class CpuTime {
    private static final double TICKS_PER_SECOND = 100;
    private static final int THREADS_NAMED = 8;
    private static final double WORTH_NAMING = 0.3;

    private CpuTime() {}

    /** Of a process since its start, kernel's work for it included; 0 when it is gone. */
    static double of(long pid) throws IOException {
        return ofStat(Path.of("/proc", Long.toString(pid), "stat"));
    }

    private static double ofStat(Path stat) throws IOException {
        try {
            String text = Files.readString(stat);
            // The name stands in parentheses and may hold anything.
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Of the machine since its start: every CPU, everybody's work. */
    static double ofMachine() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split("\\s+");
        long idle = Long.parseLong(fields[4]) + Long.parseLong(fields[5]);
        long all = 0;
        for (int i = 1; i <= 8; i++) {
            all += Long.parseLong(fields[i]);
        }
        return (all - idle) / TICKS_PER_SECOND;
    }

    /** The threads of a process that took most, threads of like names together. */
    static String ofThreads(long pid) throws IOException {
        Map<String, Double> byName = new TreeMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks) {
                String name = Files.readString(task.resolve("comm")).strip().replaceAll("[#\\-.:\\d]+", " ").strip();
                byName.merge(name, ofStat(task.resolve("stat")), Double::sum);
            }
        }
        return byName.entrySet().stream()
                .filter(thread -> thread.getValue() >= WORTH_NAMING)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(THREADS_NAMED)
                .map(thread -> "%s %.1f".formatted(thread.getKey(), thread.getValue()))
                .collect(Collectors.joining(", "));
    }
}
