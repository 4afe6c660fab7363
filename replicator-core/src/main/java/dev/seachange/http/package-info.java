/**
 * The daemon's web face: {@code /metrics}, {@code /livez}, {@code /readyz}, {@code /api/v1/status}.
 *
 * <p>Invariant: it only reads. Each answer is made from one status snapshot, so no answer contradicts itself.
 *
 * <p>Known hole: no login and no TLS. That is why the default address is the machine's own; whoever listens wider puts a proxy in
 * front. Keys of quarantined rows are shown.
 */
@NullMarked
package dev.seachange.http;

import org.jspecify.annotations.NullMarked;
