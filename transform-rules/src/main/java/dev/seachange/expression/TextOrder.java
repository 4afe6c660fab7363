package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Charsets;
import dev.seachange.types.Collation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How texts compare under a collation, where that is known in full. May throw {@link dev.seachange.types.Unfit}. */
interface TextOrder {
    int compare(String left, String right);

    /** As {@link #compare}, with blanks at the end counting whatever the collation. */
    int compareUnpadded(String left, String right);

    /** Whether the text goes on like this from there: what INSTR looks for. */
    boolean begins(String text, int at, String part);

    /** Whether two characters are one to LIKE. */
    boolean same(int one, int other);

    /** For texts that are compared with each other. */
    static TextOrder among(List<Compiled> texts, Span span) throws Misread {
        ColumnType.Text type = Texts.type(0, Compiled.without(texts, Compiled::isNull));
        TextOrder order = of(type);
        if (order == null) {
            throw new Misread(
                    ExpressionCode.E308, span,
                    "texts of the collation " + type.collation() + " are not compared here as the server does it",
                    "Use hex(...) of them for the exact characters.");
        }
        return order;
    }

    /** Null where only the server knows. */
    static @Nullable TextOrder of(ColumnType.Text type) {
        Collation collation = Collation.of(type.collation());
        String charset = Charsets.canonical(type.charset());
        boolean plain = charset.equals("ascii") || charset.equals("utf8mb3") || charset.equals("utf8mb4");
        if (collation.kind() == Collation.Kind.BINARY) {
            return plain ? new BinaryOrder(collation.pads()) : null;
        }
        return plain || charset.equals("latin1") ? WeightOrder.of(collation) : null;
    }
}
