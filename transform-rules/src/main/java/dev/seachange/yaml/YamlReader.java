package dev.seachange.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Turns YAML text into nodes with places. Works on the parser's events, so aliases can build neither cycles nor bombs. */
public final class YamlReader {
    private static final int DEEPEST = 40;
    private static final CoreSchema SCHEMA = new CoreSchema();

    private final SourceText source;
    private final Problems problems;
    private final Iterator<Event> events;

    private YamlReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        LoadSettings settings = LoadSettings.builder().setLabel(source.name()).build();
        this.events = new Parse(settings).parseString(source.text()).iterator();
    }

    /** The file's one document; empty when it has none or is not YAML, and then a problem says so. */
    public static Optional<YamlNode> read(SourceText source, Problems problems) {
        try {
            return Optional.ofNullable(new YamlReader(source, problems).document());
        } catch (MarkedYamlEngineException e) {
            problems.add(YamlFailure.of(source, e));
        } catch (YamlEngineException e) {
            problems.add(source.start(), FormCode.E101, "not valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** As {@link #read}, for files that must hold a map. */
    public static Optional<YamlMap> readMap(SourceText source, Problems problems) {
        Optional<YamlNode> node = read(source, problems);
        if (node.isPresent() && !(node.get() instanceof YamlMap)) {
            String message = "the file must be a map of keys and values, not " + node.get().kindName();
            problems.add(node.get().place(), FormCode.E104, message, "Each line of it begins with a key and a colon: `key: value`.");
        }
        return node.filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }

    private @Nullable YamlNode document() {
        Event event = events.next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = events.next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            problems.add(source.start(), FormCode.E104, "the file is empty");
            return null;
        }
        YamlNode node = node(event, 0);
        events.next(); // the document's end
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            problems.add(start(next, 3), FormCode.E106, "a second document (`---`) in one file is not read");
        }
        return node;
    }

    private YamlNode node(Event event, int depth) {
        if (event instanceof AliasEvent) {
            problems.add(start(event, width(event)), FormCode.E106, "an alias (`*`) is not read here; write it out");
            return new YamlScalar(start(event, 1), "", YamlScalar.Kind.NOTHING, -1);
        }
        refuseDecoration((NodeEvent) event);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (depth == DEEPEST) {
            throw new YamlEngineException("nested more than " + DEEPEST + " levels deep");
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        return start.getEventId() == Event.ID.MappingStart ? map(start, depth) : list(start, depth);
    }

    private void refuseDecoration(NodeEvent event) {
        if (event.getAnchor().isPresent()) {
            problems.add(start(event, 1), FormCode.E106, "an anchor (`&`) is not read here");
        }
        Optional<String> tag =
                switch (event) {
                    case ScalarEvent s -> s.getTag();
                    case CollectionStartEvent c -> c.getTag();
                    default -> Optional.empty();
                };
        if (tag.isPresent()) {
            problems.add(start(event, 1), FormCode.E106, "a tag (`!`) is not read here; put a text into quotes");
        }
    }

    private YamlList list(CollectionStartEvent start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event, depth + 1));
            event = events.next();
        }
        return new YamlList(collectionPlace(start, event), items);
    }

    private YamlMap map(CollectionStartEvent start, int depth) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        Map<String, YamlScalar> seen = new HashMap<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            YamlNode key = node(event, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (key instanceof YamlScalar name) {
                YamlScalar first = seen.putIfAbsent(name.text(), name);
                if (first == null) {
                    entries.add(new YamlMap.Entry(name, value));
                } else {
                    reportDuplicate(name, first);
                }
            } else {
                problems.add(key.place(), FormCode.E106, "a key must be a single value, not " + key.kindName());
            }
            event = events.next();
        }
        return new YamlMap(collectionPlace(start, event), entries);
    }

    private void reportDuplicate(YamlScalar key, YamlScalar first) {
        String message = "duplicate key `" + key.text() + "`; it stands in line " + first.place().line() + " too";
        problems.add(key.place(), FormCode.E103, message);
    }

    private YamlScalar scalar(ScalarEvent event) {
        Place place = start(event, width(event));
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        int spelled = plain ? 0 : 1;
        int from = place.column() - 1 + spelled;
        String line = source.line(place.line());
        String text = event.getValue();
        boolean verbatim = line.codePointCount(0, line.length()) >= from
                && line.startsWith(text, line.offsetByCodePoints(0, from));
        return new YamlScalar(place, text, kind(event, plain), verbatim ? spelled : -1);
    }

    private static YamlScalar.Kind kind(ScalarEvent event, boolean plain) {
        if (!plain) {
            return YamlScalar.Kind.TEXT;
        }
        Tag tag = SCHEMA.getScalarResolver().resolve(event.getValue(), true);
        if (tag.equals(Tag.NULL)) {
            return YamlScalar.Kind.NOTHING;
        }
        if (tag.equals(Tag.BOOL)) {
            return YamlScalar.Kind.TRUTH;
        }
        if (tag.equals(Tag.INT)) {
            return YamlScalar.Kind.WHOLE_NUMBER;
        }
        return tag.equals(Tag.FLOAT) ? YamlScalar.Kind.NUMBER : YamlScalar.Kind.TEXT;
    }

    /** The whole of it when it is in braces or brackets on one line, else its first character. */
    private Place collectionPlace(CollectionStartEvent start, Event end) {
        Mark from = start.getStartMark().orElseThrow();
        Mark to = end.getEndMark().orElseThrow();
        boolean oneLine = start.isFlow() && from.getLine() == to.getLine();
        return at(source, from, oneLine ? to.getColumn() - from.getColumn() : 1);
    }

    private Place start(Event event, int length) {
        return at(source, event.getStartMark().orElseThrow(), length);
    }

    /** Width of a scalar or alias on its first line; 0 for a value that is not there. */
    private int width(Event event) {
        Mark from = event.getStartMark().orElseThrow();
        Mark to = event.getEndMark().orElseThrow();
        if (from.getLine() == to.getLine()) {
            return to.getColumn() - from.getColumn();
        }
        String line = source.line(from.getLine() + 1);
        return Math.max(1, line.codePointCount(0, line.length()) - from.getColumn());
    }

    private static Place at(SourceText source, Mark mark, int length) {
        return new Place(source, mark.getLine() + 1, mark.getColumn() + 1, length);
    }
}
