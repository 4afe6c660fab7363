package dev.seachange.yaml;

/** A value in a YAML file and where it stands. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {
    Place place();

    /** What it is, for messages: {@code a text}, {@code a list}. */
    String kindName();

    /** The same for two nodes that mean the same: no comments, no layout, keys of maps in order. For hashing. */
    String canonical();
}
