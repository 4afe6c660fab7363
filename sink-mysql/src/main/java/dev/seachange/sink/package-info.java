/** Epochs into MySQL or MariaDB. */
@NullMarked
package dev.seachange.sink;

import org.jspecify.annotations.NullMarked;
