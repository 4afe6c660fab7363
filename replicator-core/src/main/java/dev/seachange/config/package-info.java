/**
 * {@code seachange.yaml}: from text to one checked record, or to all problems at their places.
 *
 * <p>Invariant: a configuration that exists is complete and valid: defaults are filled in, paths are resolved against the file's
 * folder, secrets are there. Nothing wrong is silently corrected. No password is ever shown: not by a record, not in the line
 * that a problem quotes.
 *
 * <p>Known holes: a password written into the file over several lines may show if the YAML breaks within it. A secret's file is
 * read once; a changed one needs a restart.
 */
@NullMarked
package dev.seachange.config;

import org.jspecify.annotations.NullMarked;
