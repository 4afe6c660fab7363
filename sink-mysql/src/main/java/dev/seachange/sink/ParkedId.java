package dev.seachange.sink;

/** Identity of a key in quarantine: one rule's view of one source row. */
record ParkedId(String rule, String table, String keyHash) {
    static ParkedId of(Parked parked) {
        return new ParkedId(parked.rule(), parked.table().toString(), KeyHash.of(parked.key()));
    }
}
