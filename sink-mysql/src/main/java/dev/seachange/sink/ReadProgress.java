package dev.seachange.sink;

/** How far a work that reads the source is when the epoch that carries this is committed. */
public sealed interface ReadProgress permits CopyProgress, RefreshProgress {}
