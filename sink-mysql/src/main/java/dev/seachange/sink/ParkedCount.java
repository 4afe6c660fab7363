package dev.seachange.sink;

/** How many keys are in quarantine by one rule for one reason. */
public record ParkedCount(String rule, String code, long keys) {}
