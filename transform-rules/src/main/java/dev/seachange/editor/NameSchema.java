package dev.seachange.editor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seachange.rules.Shape.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What more is known of names than their form. */
interface NameSchema {
    /** Nothing more. */
    NameSchema NONE = new NameSchema() {
        @Override
        public @Nullable ObjectNode narrowed(Role role, ObjectNode form) {
            return null;
        }

        @Override
        public List<ObjectNode> ofRule() {
            return List.of();
        }

        @Override
        public List<ObjectNode> ofLookup() {
            return List.of();
        }
    };

    /**
     * A narrower schema, or one that offers names; null when nothing more is known.
     *
     * @param form what the grammar says
     */
    @Nullable ObjectNode narrowed(Role role, ObjectNode form);

    /** What follows for a rule from its tables. */
    List<ObjectNode> ofRule();

    /** What follows for a lookup from its table. */
    List<ObjectNode> ofLookup();
}
