package dev.seachange.expression;

/**
 * By code point, which is by byte in UTF-8.
 *
 * @param pads whether blanks at the end do not count
 */
record BinaryOrder(boolean pads) implements TextOrder {
    @Override
    public int compare(String left, String right) {
        return compare(left, right, pads);
    }

    @Override
    public int compareUnpadded(String left, String right) {
        return compare(left, right, false);
    }

    private static int compare(String left, String right, boolean pads) {
        int shorter = Math.min(left.length(), right.length());
        int i = 0;
        while (i < shorter && left.charAt(i) == right.charAt(i)) {
            i++;
        }
        if (i == shorter && left.length() == right.length()) {
            return 0;
        }
        if (i == shorter && !pads) {
            return Integer.compare(left.length(), right.length());
        }
        return different(left, right, i);
    }

    /** From the first place where they differ; the shorter one goes on with blanks. */
    private static int different(String left, String right, int from) {
        int at = from > 0 && from < left.length() && Character.isLowSurrogate(left.charAt(from)) ? from - 1 : from;
        for (int i = at, j = at; i < left.length() || j < right.length(); ) {
            int a = i < left.length() ? left.codePointAt(i) : ' ';
            int b = j < right.length() ? right.codePointAt(j) : ' ';
            if (a != b) {
                return Integer.compare(a, b);
            }
            i += Character.charCount(a);
            j += Character.charCount(b);
        }
        return 0;
    }

    @Override
    public boolean begins(String text, int at, String part) {
        return text.startsWith(part, at);
    }

    @Override
    public boolean same(int one, int other) {
        return one == other;
    }
}
