package dev.seachange.rules;

import static dev.seachange.rules.TestingTables.table;

import dev.seachange.change.TableSchema;

/** The squid shop and the seafood market. */
final class Shop {
    static final TableSchema SQUID = table(
            "shop.squid",
            "id int unsigned key",
            "squid_nm varchar(80) not null",
            "size_cd char(1) not null",
            "price decimal(10,2) not null",
            "price_cents bigint unsigned not null",
            "status varchar(20) collate utf8mb4_bin not null",
            "origin varchar(40)",
            "landed datetime(6)",
            "debug_note text");
    static final TableSchema CUSTOMER = table(
            "shop.customer", "id int key", "email varchar(120) not null unique", "name varchar(80)", "street varchar(80)");
    static final TableSchema TAG = table(
            "shop.tag", "squid_id int unsigned key", "lang char(2) key", "label varchar(30) not null");
    static final TableSchema LOG = table("shop.log", "at datetime not null", "line text");
    static final TableSchema PLACE = table(
            "map.place",
            "code varchar(10) collate utf8mb4_bin key",
            "nick varchar(10) collate utf8mb4_0900_as_cs not null",
            "spot geometry",
            "zip varchar(10) charset latin1",
            "opened datetime",
            "hours time(3)",
            "pin binary(4)",
            "price double");
    static final TableSchema TRIP = table(
            "fleet.trip", "id int key", "left_at datetime(6)", "back_at timestamp(6) not null", "day date not null", "said varchar(30) not null");
    static final TableSchema TIDE = table("fleet.tide", "at timestamp key", "height int not null");
    static final Catalog OLD = Catalog.of(SQUID, CUSTOMER, TAG, LOG, PLACE, TRIP, TIDE);

    static final TableSchema SEAFOOD = table(
            "market.seafood",
            "seafood_id bigint key",
            "name varchar(80) not null",
            "size enum('small','medium','large') not null",
            "price decimal(12,2) not null",
            "kind varchar(10) not null default",
            "origin varchar(20)",
            "price_text varchar(30) generated",
            "note varchar(200)");
    static final TableSchema PERSON =
            table("market.person", "person_id bigint key", "email varchar(120) not null unique", "full_name varchar(80)");
    static final TableSchema ADDRESS = table("market.address", "person_id bigint key", "street varchar(80)");
    static final TableSchema TAG_COPY = table(
            "market.tag", "squid_id bigint key", "lang char(2) key", "label varchar(30) not null");
    static final TableSchema SQUID_NAME = table("market.squid_name", "id bigint key", "label varchar(30) not null");
    static final TableSchema JOURNAL = table("market.journal", "line text");
    static final TableSchema PLACE_COPY = table(
            "market.place",
            "code varchar(10) key",
            "nick varchar(10) not null unique",
            "spot geometry",
            "zip varchar(10) charset ascii",
            "opened timestamp",
            "hours time(2)",
            "pin binary(8)",
            "price decimal(10,2)");
    static final TableSchema TRIP_COPY = table(
            "market.trip", "id int key", "left_at timestamp(6)", "left_utc datetime(3) not null", "back_at timestamp(6)",
            "back_local datetime(6)", "back_day date", "day timestamp", "said timestamp", "note varchar(80)", "hours int");
    static final TableSchema TIDE_COPY = table("market.tide", "at datetime key", "height int not null");
    static final Catalog NEW = Catalog.of(
            PLACE_COPY, SEAFOOD, PERSON, ADDRESS, TAG_COPY, SQUID_NAME, JOURNAL, TRIP_COPY, TIDE_COPY);

    private Shop() {}
}
