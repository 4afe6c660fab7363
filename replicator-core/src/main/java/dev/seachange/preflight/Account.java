package dev.seachange.preflight;

import dev.seachange.change.TableId;
import dev.seachange.server.Identifiers;

/**
 * The account that the server took us for, for GRANT statements that can be copied as they are.
 *
 * @param wildcards whether {@code _} and {@code %} in the database name of a grant stand for any characters
 */
record Account(String user, String host, boolean wildcards) {

    /** Reads {@code CURRENT_USER()}; a user name may hold an @, a host name does not. */
    static Account parse(String currentUser, boolean wildcards) {
        int at = currentUser.lastIndexOf('@');
        return new Account(currentUser.substring(0, at), currentUser.substring(at + 1), wildcards);
    }

    String grantGlobal(String rights) {
        return "GRANT " + rights + " ON *.* TO " + this + ";";
    }

    String grant(String rights, TableId table) {
        return "GRANT " + rights + " ON " + Identifiers.quote(table) + " TO " + this + ";";
    }

    String grantAll(String rights, String database) {
        String name = wildcards ? database.replaceAll("([_%\\\\])", "\\\\$1") : database;
        return "GRANT " + rights + " ON " + Identifiers.quote(name) + ".* TO " + this + ";";
    }

    /** As SQL spells it. */
    @Override
    public String toString() {
        return quote(user) + "@" + quote(host);
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
