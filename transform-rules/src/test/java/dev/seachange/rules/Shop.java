package dev.seachange.rules;

import static dev.seachange.rules.TestingTables.table;
import static dev.seachange.rules.TestingTables.with;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.ForeignKey.Action;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.List;

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
    static final TableSchema BOAT = table(
            "bay.boat", "id int unsigned key", "crew int unsigned not null", "guests int unsigned not null", "name varchar(80) not null",
            "owner varchar(40)", "share decimal(10,2) not null", "seen datetime(6) not null", "flag enum('kr','jp','no')");
    static final TableSchema CRATE = table("bay_1.crate", "id int key", "label varchar(30) not null");
    static final TableSchema OTHER_CRATE = table("bay_2.crate", "id int key", "label varchar(30) not null");
    static final Catalog OLD = Catalog.of(SQUID, CUSTOMER, TAG, LOG, PLACE, TRIP, TIDE, BOAT, CRATE, OTHER_CRATE);

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
    static final TableSchema BERTH = with(
            table(
                    "market.berth",
                    "berth_id bigint key",
                    "pier varchar(120) not null",
                    "guest varchar(80)",
                    "left_at timestamp(6)",
                    "paid tinyint not null default 0",
                    "share float default 0.5",
                    "slot bigint not null default 0 unique",
                    "kind varchar(80) not null default"),
            new ForeignKey(
                    "berth_of_pier", List.of("pier"), TableId.parse("market.pier"), List.of("id"), Action.CASCADE, Action.RESTRICT),
            new ForeignKey(
                    "berth_of_guest", List.of("guest"), TableId.parse("market.guest"), List.of("id"), Action.SET_NULL, Action.CASCADE));
    static final TableSchema BOAT_COPY = table(
            "market.boat", "id int key", "crew int not null", "name varchar(40) not null", "owner varchar(40) charset latin1 not null",
            "share decimal(10,1) not null", "seen datetime(3) not null", "flag enum('kr','jp') not null");
    static final TableSchema CRATE_COPY = table("market.crate", "id int key", "label varchar(30) not null");
    static final Catalog NEW = Catalog.of(
            PLACE_COPY, SEAFOOD, PERSON, ADDRESS, TAG_COPY, SQUID_NAME, JOURNAL, TRIP_COPY, TIDE_COPY, BERTH, BOAT_COPY, CRATE_COPY);

    private Shop() {}
}
