package dev.seachange.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What is in the shop before anything starts. The same for the same size and seed. */
final class ShopData {
    private static final List<String> ADJECTIVES =
            List.of("Giant", "Shy", "Salted", "Deep", "Glowing", "Northern", "Captain's", "Tender", "Little", "Royal");
    private static final List<String> SPECIES = List.of(
            "Architeuthis dux", "Dosidicus gigas", "Loligo vulgaris", "Todarodes pacificus", "Illex argentinus",
            "Uroteuthis edulis", "Sepioteuthis lessoniana", "Vampyroteuthis infernalis");
    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Björn", "Chiyo", "Dmitri", "Eun-ji", "Fátima", "Giulia", "Hank", "Ines", "Jun");
    private static final List<String> LAST_NAMES =
            List.of("Aoki", "Bergström", "Castillo", "D'Angelo", "Eriksen", "Ferreira", "Gomez", "Haddad", "Ito", "Kim");
    private static final List<String> CITIES =
            List.of("Busan", "Hakodate", "Vigo", "Bergen", "Palermo", "Mar del Plata", "Göteborg", "Boston");
    private static final List<String> COUNTRIES = List.of("KR", "JP", "ES", "NO", "IT", "AR", "SE", "US");

    /** How many rows there are; ids run from 1. An order has one to three items. */
    record Size(int squid, int customers, int orders) {
        static Size of(int squid) {
            return new Size(squid, squid * 2 / 5, squid / 2);
        }
    }

    private final Size size;
    private final SplittableRandom dice;

    private ShopData(Size size, long seed) {
        this.size = size;
        this.dice = new SplittableRandom(seed);
    }

    static void load(Connection connection, Size size, long seed) throws SQLException {
        ShopData data = new ShopData(size, seed);
        data.squid(connection);
        data.customers(connection);
        data.orders(connection);
    }

    static String sku(long number) {
        return String.format("SQ-%09d", number);
    }

    private void squid(Connection connection) throws SQLException {
        String into = "shop.squid (id, sku, squid_nm, species, size_cd, price_cents, stock, weight_g, status, caught_on,"
                + " changed_at, debug_note)";
        try (BulkInsert rows = new BulkInsert(connection, into)) {
            for (int id = 1; id <= size.squid(); id++) {
                String species = SPECIES.get(dice.nextInt(SPECIES.size()));
                rows.row(
                        id, sku(id), squidName(dice, id), species, sizeCode(dice), price(dice), dice.nextInt(10, 500),
                        weight(dice), status(dice), dice.nextInt(20) == 0 ? null : day(dice), moment(dice) + ".125",
                        dice.nextInt(50) == 0 ? "imported twice, see ticket " + dice.nextInt(1000) : null);
            }
        }
    }

    static String squidName(SplittableRandom dice, long number) {
        return ADJECTIVES.get(dice.nextInt(ADJECTIVES.size())) + " squid no. " + number;
    }

    static String species(SplittableRandom dice) {
        return SPECIES.get(dice.nextInt(SPECIES.size()));
    }

    static String sizeCode(SplittableRandom dice) {
        return "SML".substring(dice.nextInt(3)).substring(0, 1);
    }

    static int price(SplittableRandom dice) {
        return dice.nextInt(199, 250_000);
    }

    private static @Nullable String weight(SplittableRandom dice) {
        return dice.nextInt(40) == 0 ? null : dice.nextInt(80, 40_000) + "." + dice.nextInt(10);
    }

    private static String status(SplittableRandom dice) {
        int roll = dice.nextInt(100);
        return roll < 10 ? "draft" : roll < 97 ? "live" : "sold_out";
    }

    private void customers(Connection connection) throws SQLException {
        String into = "shop.customer (id, full_name, email, phone, street, city, country, newsletter, joined_at)";
        try (BulkInsert rows = new BulkInsert(connection, into)) {
            for (int id = 1; id <= size.customers(); id++) {
                int place = dice.nextInt(CITIES.size());
                rows.row(
                        id, fullName(dice), "shopper" + id + "@example.com", phone(dice), street(dice), CITIES.get(place),
                        COUNTRIES.get(place), dice.nextInt(2), moment(dice));
            }
        }
    }

    static String fullName(SplittableRandom dice) {
        return FIRST_NAMES.get(dice.nextInt(FIRST_NAMES.size())) + " " + LAST_NAMES.get(dice.nextInt(LAST_NAMES.size()));
    }

    static @Nullable String phone(SplittableRandom dice) {
        return dice.nextInt(10) == 0 ? null : String.format("+%d %07d", dice.nextInt(1, 99), dice.nextInt(10_000_000));
    }

    static String street(SplittableRandom dice) {
        return dice.nextInt(1, 200) + " Harbour Road";
    }

    static int cities() {
        return CITIES.size();
    }

    static String city(int place) {
        return CITIES.get(place);
    }

    static String country(int place) {
        return COUNTRIES.get(place);
    }

    private void orders(Connection connection) throws SQLException {
        // Orders first, since items refer to them; the same dice thrown twice make totals and items agree.
        long seed = dice.nextLong();
        SplittableRandom totals = new SplittableRandom(seed);
        String orders = "shop.squid_order (id, customer_id, status_cd, total_cents, ordered_at, note)";
        try (BulkInsert rows = new BulkInsert(connection, orders)) {
            for (int id = 1; id <= size.orders(); id++) {
                long total = 0;
                for (Item item : items(totals, id)) {
                    total += (long) item.qty() * item.price();
                }
                String state = "NPPSSSSC".substring(dice.nextInt(8)).substring(0, 1);
                rows.row(
                        id, dice.nextInt(1, size.customers() + 1), state, total, moment(dice) + ".250500",
                        dice.nextInt(25) == 0 ? "Leave it at the pier, please." : null);
            }
        }
        SplittableRandom lines = new SplittableRandom(seed);
        String items = "shop.squid_order_item (order_id, line_no, squid_id, qty, unit_cents)";
        try (BulkInsert rows = new BulkInsert(connection, items)) {
            for (int id = 1; id <= size.orders(); id++) {
                for (Item item : items(lines, id)) {
                    rows.row(id, item.line(), item.squid(), item.qty(), item.price());
                }
            }
        }
    }

    private record Item(int line, int squid, int qty, int price) {}

    private List<Item> items(SplittableRandom dice, int order) {
        int count = dice.nextInt(1, 4);
        List<Item> items = new ArrayList<>(count);
        for (int line = 1; line <= count; line++) {
            items.add(new Item(line, squidOf(order, line), dice.nextInt(1, 6), price(dice)));
        }
        return items;
    }

    private int squidOf(int order, int line) {
        return (int) ((order * 7_919L + line * 104_729L) % size.squid()) + 1;
    }

    private static String day(SplittableRandom dice) {
        return String.format("20%02d-%02d-%02d", dice.nextInt(10, 26), dice.nextInt(1, 13), dice.nextInt(1, 29));
    }

    private static String moment(SplittableRandom dice) {
        return day(dice) + String.format(" %02d:%02d:%02d", dice.nextInt(24), dice.nextInt(60), dice.nextInt(60));
    }
}
