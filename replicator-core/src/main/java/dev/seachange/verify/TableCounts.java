package dev.seachange.verify;

import dev.seachange.change.TableId;

/**
 * How one table of NEW compares.
 *
 * @param wanted rows that the rules want, parked ones left out
 * @param present rows in NEW, but for those marked as having outlived their source rows
 * @param equal wanted rows found with the wanted values, whatever further rules feed into them
 * @param missing wanted rows not found
 * @param different wanted rows found with other values; what a further rule feeds counts by itself
 * @param extra rows in NEW that nobody wants
 * @param ambiguous keys that more than one row of OLD wants
 * @param refused rows of OLD that a rule refuses though their key is not in quarantine
 * @param parked rows of OLD whose key is in quarantine, and rows that such keys left in NEW
 */
public record TableCounts(
        TableId target,
        long wanted,
        long present,
        long equal,
        long missing,
        long different,
        long extra,
        long ambiguous,
        long refused,
        long parked) {

    /** Everything that should not be. */
    public long differences() {
        return missing + different + extra + ambiguous + refused;
    }
}
