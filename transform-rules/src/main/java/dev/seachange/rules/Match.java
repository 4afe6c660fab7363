package dev.seachange.rules;

import dev.seachange.change.TableSchema;
import dev.seachange.rules.RuleDocument.RuleSpec;

/** A rule and one source table that it is for. */
record Match(RuleSpec rule, TableSchema source, Captures captures) {}
