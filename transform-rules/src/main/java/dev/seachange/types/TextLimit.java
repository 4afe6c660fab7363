package dev.seachange.types;

import dev.seachange.change.ColumnType;

/** What a text column can hold, checked per value. */
final class TextLimit {
    private final ColumnType.Text type;
    private final String charset;

    public TextLimit(ColumnType.Text type) {
        this.type = type;
        this.charset = Charsets.canonical(type.charset());
    }

    /** Whether {@link #check} can tell for every text; for other character sets it accepts ASCII alone. */
    public boolean exact() {
        return Charsets.known(charset);
    }

    /** The text itself. */
    public String check(String text) {
        if (!Charsets.holds(exact() ? charset : "ascii", text)) {
            throw new Unfit(ValueCode.V105, "the text has a character that " + type.charset() + " does not have");
        }
        if (tooLong(text)) {
            String unit = type.lengthInBytes() ? " bytes" : " characters";
            throw new Unfit(ValueCode.V103, "the text is longer than " + type.length() + unit);
        }
        if (type.fixed() && text.endsWith(" ")) {
            throw new Unfit(ValueCode.V109, "the text ends in a blank, which CHAR loses");
        }
        return text;
    }

    private boolean tooLong(String text) {
        if (type.lengthInBytes()) {
            return Charsets.bytes(exact() ? charset : "ascii", text) > type.length();
        }
        return text.length() > type.length() && text.codePointCount(0, text.length()) > type.length();
    }
}
