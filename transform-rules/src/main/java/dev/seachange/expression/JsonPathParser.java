package dev.seachange.expression;

import dev.seachange.expression.JsonPath.Leg;
import dev.seachange.types.Unfit;
import java.util.ArrayList;
import java.util.List;

/** Reads a path. A key beyond ASCII stands in double quotes, since MySQL takes only some of them without. */
final class JsonPathParser {
    private static final int MOST_LEGS = 100;
    private static final long LARGEST_INDEX = 4_294_967_295L;

    private final String text;
    private int at;

    private JsonPathParser(String text) {
        this.text = text;
    }

    /** Says what is wrong with a path, for people. */
    static final class BadPath extends Exception {
        private static final long serialVersionUID = 1;

        private BadPath(String message) {
            super(message, null, false, false);
        }

        String message() {
            return String.valueOf(getMessage());
        }
    }

    static JsonPath parse(String text) throws BadPath {
        return new JsonPathParser(text).path();
    }

    private JsonPath path() throws BadPath {
        skipBlanks();
        if (!accept('$')) {
            throw new BadPath("a path starts with `$`");
        }
        List<Leg> legs = new ArrayList<>();
        skipBlanks();
        while (at < text.length()) {
            legs.add(leg());
            skipBlanks();
        }
        if (!legs.isEmpty() && legs.getLast() instanceof Leg.Anywhere) {
            throw new BadPath("`**` needs something behind it");
        }
        if (legs.size() > MOST_LEGS) {
            throw new BadPath("a path has " + MOST_LEGS + " steps at most");
        }
        return new JsonPath(legs);
    }

    private Leg leg() throws BadPath {
        if (accept('.')) {
            skipBlanks();
            return accept('*') ? new Leg.AnyMember() : new Leg.Member(key());
        }
        if (accept('[')) {
            skipBlanks();
            Leg leg = accept('*') ? new Leg.AnyCell() : cells();
            skipBlanks();
            expect(']');
            return leg;
        }
        if (text.startsWith("**", at) && !text.startsWith("***", at)) {
            at += 2;
            return new Leg.Anywhere();
        }
        throw unexpected();
    }

    private String key() throws BadPath {
        int start = at;
        if (accept('"')) {
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            expect('"');
            return unquoted(text.substring(start, at));
        }
        while (at < text.length() && isNamePart(text.charAt(at), at == start)) {
            at++;
        }
        if (at == start || (at < text.length() && " \t\r\n.[*".indexOf(text.charAt(at)) < 0)) {
            throw new BadPath("a key of other than letters and digits stands in double quotes: $.\"ink ml\"");
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c, boolean first) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || (c >= '0' && c <= '9' && !first);
    }

    private static String unquoted(String quoted) throws BadPath {
        try {
            return JsonReader.text(quoted).unquoted();
        } catch (Unfit e) {
            throw new BadPath("this key is no JSON: " + quoted);
        }
    }

    private Leg cells() throws BadPath {
        Leg.Cell from = cell();
        int end = at;
        skipBlanks();
        if (at == end || !text.startsWith("to", at)) {
            return from;
        }
        at += 2;
        int blanks = at;
        skipBlanks();
        if (at == blanks) {
            throw unexpected();
        }
        Leg.Cell to = cell();
        boolean backwards = from.fromEnd() ? from.index() < to.index() : from.index() > to.index();
        if (backwards && from.fromEnd() == to.fromEnd()) {
            throw new BadPath("a range goes from the first cell to the last one");
        }
        return new Leg.Cells(from, to);
    }

    private Leg.Cell cell() throws BadPath {
        if (!text.startsWith("last", at)) {
            return new Leg.Cell(index(), false);
        }
        at += "last".length();
        int end = at;
        skipBlanks();
        if (!accept('-')) {
            at = end;
            return new Leg.Cell(0, true);
        }
        skipBlanks();
        return new Leg.Cell(index(), true);
    }

    private long index() throws BadPath {
        int start = at;
        long index = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && index <= LARGEST_INDEX) {
            index = index * 10 + (text.charAt(at++) - '0');
        }
        if (at == start) {
            throw unexpected();
        }
        if (index > LARGEST_INDEX) {
            throw new BadPath("a cell's number is " + LARGEST_INDEX + " at most");
        }
        return index;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean accept(char c) {
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char c) throws BadPath {
        if (!accept(c)) {
            throw unexpected();
        }
    }

    private BadPath unexpected() {
        return new BadPath(
                at < text.length()
                        ? "`" + text.substring(at) + "` cannot be read as a part of a path"
                        : "the path ends too early");
    }
}
