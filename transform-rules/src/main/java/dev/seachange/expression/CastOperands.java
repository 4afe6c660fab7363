package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Charsets;
import dev.seachange.types.Constants;
import dev.seachange.types.Literal;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Brings what is cast to a kind of value that has a conversion, where MySQL gives the cast a plain meaning. */
final class CastOperands {
    private static final long LONGEST = 4_294_967_295L;
    private static final int MOST_BYTES = 4;
    private static final Set<String> UTF8 = Set.of("ascii", "utf8mb3", "utf8mb4");
    private static final int DATE_LENGTH = 10;

    private CastOperands() {}

    static Compiled toward(ColumnType type, Compiled operand) throws Misread {
        return switch (type) {
            case ColumnType.Int i -> CastNumbers.of(operand);
            case ColumnType.Decimal d -> CastNumbers.of(operand);
            case ColumnType.Single s -> CastNumbers.of(operand);
            case ColumnType.DoublePrecision d -> CastNumbers.of(operand);
            case ColumnType.Text t -> text(operand);
            case ColumnType.Binary b -> bytes(operand);
            case ColumnType.Date d -> moment(operand, type);
            case ColumnType.DateTime d -> moment(operand, type);
            case ColumnType.Time t -> operand.isText() ? read(operand, type) : operand;
            case ColumnType.Year y -> operand;
            case ColumnType.Bit b -> operand;
            case ColumnType.Timestamp t -> operand;
            case ColumnType.Json j -> operand;
            case ColumnType.Enumeration e -> operand;
            case ColumnType.LabelSet s -> operand;
            case ColumnType.Other o -> operand;
        };
    }

    /** As MySQL writes it; bytes are taken for UTF-8. */
    static Compiled text(Compiled operand) throws Misread {
        if (operand.type() instanceof ColumnType.Binary binary) {
            return Strict.of(operand, Texts.type(binary.length()), false, operand.span(), value -> decoded((byte[]) value));
        }
        boolean labels = operand.isText() && !(operand.type() instanceof ColumnType.Text);
        return labels ? operand : Texts.of(operand);
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Unfit(ValueCode.V105, "the bytes are no UTF-8");
        }
    }

    /** Bytes as they are, or those of the text. */
    static Compiled bytes(Compiled operand) throws Misread {
        if (operand.type() instanceof ColumnType.Binary) {
            return operand;
        }
        Compiled text = Texts.of(operand);
        String charset = Charsets.canonical(((ColumnType.Text) text.type()).charset());
        if (!UTF8.contains(charset)) {
            throw new Misread(
                    ExpressionCode.E312, operand.span(), "only texts in UTF-8 become bytes, not those in " + charset, "");
        }
        long length = Math.min(LONGEST, MOST_BYTES * Texts.length(text));
        return Strict.of(text, new ColumnType.Binary(length, false), false, operand.span(), value ->
                ((String) value).getBytes(StandardCharsets.UTF_8));
    }

    private static Compiled moment(Compiled operand, ColumnType type) throws Misread {
        if (operand.isText()) {
            return read(operand, type);
        }
        return operand.type() instanceof ColumnType.Timestamp ? Moments.dateTime(operand) : operand;
    }

    /** A text in the one form that a date or a time has here; MySQL reads many. */
    private static Compiled read(Compiled operand, ColumnType type) throws Misread {
        return Strict.of(Texts.of(operand), type, false, operand.span(), value -> {
            String text = (String) value;
            boolean midnight = type instanceof ColumnType.DateTime && text.length() == DATE_LENGTH;
            return Constants.of(new Literal(Literal.Kind.TEXT, midnight ? text + " 00:00:00" : text), type);
        });
    }
}
