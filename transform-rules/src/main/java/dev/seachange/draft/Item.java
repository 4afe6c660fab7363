package dev.seachange.draft;

import java.util.List;

/**
 * A piece of a draft.
 *
 * @param questions what it depends on; each in a sentence
 * @param text one line of YAML without its indent; empty when there is nothing but questions
 * @param suggested whether the line is a suggestion, not to be read before somebody accepts it
 * @param remark on the line; may be empty
 */
record Item(List<String> questions, String text, boolean suggested, String remark) {
    Item {
        questions = List.copyOf(questions);
    }

    static Item of(String text) {
        return new Item(List.of(), text, false, "");
    }

    static Item of(String text, String remark) {
        return new Item(List.of(), text, false, remark);
    }

    static Item asking(String question) {
        return new Item(List.of(question), "", false, "");
    }

    static Item asking(String question, String suggestion) {
        return new Item(List.of(question), suggestion, true, "");
    }
}
