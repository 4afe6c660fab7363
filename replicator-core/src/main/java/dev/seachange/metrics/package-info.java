/**
 * Prometheus metrics, prefix {@code seachange_}.
 *
 * <p>Invariant: gauges and plain totals are read from the same {@link dev.seachange.status.Status} that the other screens show,
 * one snapshot per scrape; only what a snapshot does not hold (rows by table and operation, rows filtered, histograms) is pushed
 * here, once per epoch and never per row. A figure that is not known is NaN. Every name, unit and help text stands in
 * {@link dev.seachange.metrics.Metric}.
 *
 * <p>Known hole: labels by table and rule grow with the number of rules, which is taken for bounded; keys are never labels.
 */
@NullMarked
package dev.seachange.metrics;

import org.jspecify.annotations.NullMarked;
