package dev.seachange.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Values in order. */
public record YamlList(Place place, List<YamlNode> items) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String kindName() {
        return "a list";
    }

    @Override
    public String canonical() {
        return items.stream().map(YamlNode::canonical).collect(Collectors.joining(",", "[", "]"));
    }
}
