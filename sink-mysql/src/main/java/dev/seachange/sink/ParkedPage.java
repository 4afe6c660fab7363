package dev.seachange.sink;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the keys of a source table that are in quarantine.
 *
 * @param keyTexts as people read them
 * @param through where the next page begins; null when this is the last
 */
public record ParkedPage(List<String> keyTexts, @Nullable String through) {
    public ParkedPage {
        keyTexts = List.copyOf(keyTexts);
    }
}
