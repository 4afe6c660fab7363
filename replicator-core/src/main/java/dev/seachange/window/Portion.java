package dev.seachange.window;

/** Which rows of a table one read is to find. */
public sealed interface Portion permits KeyRange, KeyList {}
