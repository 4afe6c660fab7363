package dev.seachange.demo;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** What is done to customers. */
final class CustomerErrands {
    private static final AtomicLong NEXT_EMAIL = new AtomicLong();

    private CustomerErrands() {}

    static boolean join(Till till) throws SQLException {
        int place = till.dice().nextInt(ShopData.cities());
        long id = till.insert(
                "INSERT INTO customer (full_name, email, phone, street, city, country, newsletter, joined_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP())",
                ShopData.fullName(till.dice()), email(), ShopData.phone(till.dice()), ShopData.street(till.dice()),
                ShopData.city(place), ShopData.country(place), till.dice().nextInt(2));
        till.shelf().customers().add(id, till.dice());
        return true;
    }

    static boolean changeContact(Till till) throws SQLException {
        long id = till.anyCustomer();
        return switch (till.dice().nextInt(3)) {
            case 0 -> till.update("UPDATE customer SET email = ? WHERE id = ?", email(), id) > 0;
            case 1 -> till.update("UPDATE customer SET phone = ? WHERE id = ?", ShopData.phone(till.dice()), id) > 0;
            default -> {
                int place = till.dice().nextInt(ShopData.cities());
                int moved = till.update(
                        "UPDATE customer SET street = ?, city = ?, country = ? WHERE id = ?",
                        ShopData.street(till.dice()), ShopData.city(place), ShopData.country(place), id);
                yield moved > 0;
            }
        };
    }

    /** One who joined since and has not ordered anything. */
    static boolean leave(Till till) throws SQLException {
        long id = till.shelf().customers().take(till.dice());
        return id != IdPool.NONE && till.update("DELETE FROM customer WHERE id = ?", id) > 0;
    }

    private static String email() {
        return "since" + NEXT_EMAIL.incrementAndGet() + "@example.com";
    }
}
