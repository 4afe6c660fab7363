package dev.seachange.it.daemon;

import java.util.ArrayList;
import java.util.List;

/** A berth, its power and its water: three tables of OLD that are one row of NEW, in every order of coming and going. */
final class PageOrders {
    private static final int FIRST_KEY = 1_000;
    private static final List<String> COME = List.of(
            "INSERT INTO depot.berth VALUES (%1$d, 'spot %1$d', 12, 'open')",
            "INSERT INTO depot.berth_power VALUES (%1$d, 400)",
            "INSERT INTO depot.berth_water VALUES (%1$d, 50, 1)");
    private static final List<String> GO = List.of(
            "DELETE FROM depot.berth WHERE id = %1$d",
            "DELETE FROM depot.berth_power WHERE berth_id = %1$d",
            "DELETE FROM depot.berth_water WHERE berth_id = %1$d");
    private static final List<List<Integer>> ORDERS =
            List.of(List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    private PageOrders() {}

    /** The statements in some portions, each statement a transaction. */
    static List<String> part(int index, int parts) {
        List<String> all = all();
        return all.subList(all.size() * index / parts, all.size() * (index + 1) / parts);
    }

    /** For one berth all come, and so many go again in an order of their own. */
    private static List<String> all() {
        List<String> statements = new ArrayList<>();
        int key = FIRST_KEY;
        for (List<Integer> coming : ORDERS) {
            for (List<Integer> going : ORDERS) {
                for (int gone = 0; gone <= 3; gone++) {
                    int berth = key++;
                    coming.forEach(i -> statements.add(COME.get(i).formatted(berth)));
                    going.subList(0, gone).forEach(i -> statements.add(GO.get(i).formatted(berth)));
                }
            }
        }
        return statements;
    }
}
