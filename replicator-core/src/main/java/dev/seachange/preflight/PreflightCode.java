package dev.seachange.preflight;

import dev.seachange.yaml.ProblemCode;

/** Stable names of what preflight can find. */
public enum PreflightCode implements ProblemCode {
    P001("server cannot be reached"),
    P002("login refused"),
    P003("server of the other kind"),
    P004("encrypted connection impossible or demanded"),
    P005("database cannot be used"),
    P006("server takes no connection"),
    P010("check could not be made"),

    P101("server version not known"),
    P102("binary log is off"),
    P103("replica that does not log what it replicates"),
    P104("binlog_format is not ROW"),
    P105("binlog_row_image is not FULL"),
    P106("no GTIDs"),
    P107("partial JSON updates in the log"),
    P108("compressed events in the log"),
    P109("XA transactions"),
    P110("log is kept for less than a day"),
    P111("server_id is 0"),
    P121("right to read the log missing"),
    P122("right to ask for the end of the log missing"),
    P123("right to read a table missing"),
    P124("no table is visible"),
    P131("table is not InnoDB"),
    P132("table without a usable key"),
    P133("key column of a type that gives no ranges"),
    P134("cascades that the log does not show"),
    P135("database is left out of the log"),
    P136("charset that the log reader would change"),
    P137("values could not be looked at"),
    P138("zero dates are let in"),

    P201("server version not known"),
    P202("server is read-only"),
    P203("max_allowed_packet is small"),
    P204("rule writes into a table that is read"),
    P221("rights on the schema seachange missing"),
    P222("rights on a target table missing"),
    P224("no table is visible"),
    P231("target table is not InnoDB"),
    P232("target table has triggers"),
    P233("foreign keys form a circle"),
    P234("foreign key refers to its own table"),
    P235("cascades that OLD does not have"),
    P236("triggers cannot be seen"),
    P237("lookups wait for each other");

    private final String meaning;

    PreflightCode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
