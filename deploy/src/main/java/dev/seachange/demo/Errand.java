package dev.seachange.demo;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What shoppers and shopkeepers do, each in one transaction, with how often of a thousand times. */
enum Errand {
    PLACE_ORDER(400, OrderErrands::place),
    NEW_CUSTOMER(120, CustomerErrands::join),
    CHANGE_PRICES(120, SquidErrands::changePrices),
    IN_OR_OUT_OF_DRAFT(110, SquidErrands::inOrOutOfDraft),
    CHANGE_CONTACT(80, CustomerErrands::changeContact),
    ADVANCE_ORDER(80, OrderErrands::advance),
    NEW_SQUID(30, SquidErrands::arrive),
    CANCEL_ORDER(26, OrderErrands::cancel),
    LEAVE(8, CustomerErrands::leave),
    SWAP_SKU(8, SquidErrands::swapSku),
    REGRET(8, Errand::regret),
    SELL_OUT(5, SquidErrands::sellOut),
    MOVE_LINE(4, OrderErrands::moveLine),
    REPRICE_ALL_OF_A_SPECIES(1, SquidErrands::repriceMany);

    /** One transaction; false when it is to be rolled back. */
    interface Work {
        boolean on(Till till) throws SQLException;
    }

    private static final int ALL = Arrays.stream(values()).mapToInt(errand -> errand.weight).sum();

    private final int weight;
    private final Work work;

    Errand(int weight, Work work) {
        this.weight = weight;
        this.work = work;
    }

    static Errand any(SplittableRandom dice) {
        int roll = dice.nextInt(ALL);
        for (Errand errand : values()) {
            roll -= errand.weight;
            if (roll < 0) {
                return errand;
            }
        }
        throw new IllegalStateException("dice beyond the sum of weights");
    }

    boolean run(Till till) throws SQLException {
        return work.on(till);
    }

    /** All the work of an order, for nothing. */
    private static boolean regret(Till till) throws SQLException {
        OrderErrands.place(till);
        return false;
    }
}
