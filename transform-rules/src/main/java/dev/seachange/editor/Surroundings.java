package dev.seachange.editor;

import dev.seachange.rules.Catalog;
import dev.seachange.rules.Vocabulary;

/**
 * What there is around a rule file.
 *
 * @param source the tables of OLD
 * @param target the tables of NEW
 * @param names what the rule files of the migration name so far
 */
public record Surroundings(Catalog source, Catalog target, Vocabulary names) {}
