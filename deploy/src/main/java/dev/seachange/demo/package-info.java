/**
 * The demo, a whole migration on one machine, and the embedded servers it needs, which tests use as well. Also the main class,
 * since here is where everything is known.
 *
 * <p>Invariant: no server outlives this process, however that ends ({@link dev.seachange.demo.ServerProcess}). The demo's shoppers
 * and its Seachange use the rights that the README names, never root.
 *
 * <p>Known holes: the embedded MariaDB is for Linux on amd64 only. After kill -9 the demo's folder of files stays, and the
 * servers' data until the next start of any server. The shoppers are not the same twice, although their choices are.
 */
@NullMarked
package dev.seachange.demo;

import org.jspecify.annotations.NullMarked;
