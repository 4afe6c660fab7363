package dev.seachange.demo;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the demo shall do.
 *
 * @param time how long the shoppers shop; null until interrupted
 * @param rate transactions per second of all shoppers together; 0 for a shop without shoppers
 * @param squid rows in the largest table before anything starts
 * @param folder where the files go; null for a new temporary folder
 */
record DemoPlan(@Nullable Duration time, int rate, long seed, int squid, @Nullable Path folder) {}
