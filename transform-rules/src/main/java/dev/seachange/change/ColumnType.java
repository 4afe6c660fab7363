package dev.seachange.change;

import java.util.List;

/**
 * Type of a column, as far as moving its values safely needs it. The Javadoc of each case names the one Java form of its
 * values; a date of OLD may be a {@link ZeroDate} instead.
 */
public sealed interface ColumnType {

    /** TINYINT to BIGINT, and BOOLEAN. Values: {@link Long}; {@link java.math.BigInteger} for BIGINT UNSIGNED only. */
    record Int(int bits, boolean unsigned) implements ColumnType {
        /** Whether values are {@link java.math.BigInteger}. */
        public boolean exceedsLong() {
            return unsigned && bits == 64;
        }
    }

    /** DECIMAL. Values: {@link java.math.BigDecimal} with exactly {@code scale} fraction digits. */
    record Decimal(int precision, int scale, boolean unsigned) implements ColumnType {}

    /** FLOAT. Values: {@link Float}. */
    record Single() implements ColumnType {}

    /** DOUBLE. Values: {@link Double}. */
    record DoublePrecision() implements ColumnType {}

    /**
     * CHAR, VARCHAR and the TEXT family. Values: {@link String}.
     *
     * @param length most characters (CHAR, VARCHAR) or most bytes (TEXT family) that fit
     * @param lengthInBytes whether {@code length} counts bytes
     * @param fixed CHAR: the server strips trailing blanks
     */
    record Text(long length, boolean lengthInBytes, boolean fixed, String charset, String collation)
            implements ColumnType {}

    /** BINARY, VARBINARY and the BLOB family. Values: {@code byte[]}; BINARY always of full length. */
    record Binary(long length, boolean fixed) implements ColumnType {}

    /** ENUM. Values: {@link String}, one of the labels, or the empty string for an invalid stored value. */
    record Enumeration(List<String> labels, String charset, String collation) implements ColumnType {}

    /** SET. Values: {@link String}, labels joined by commas in the order of their declaration. */
    record LabelSet(List<String> labels, String charset, String collation) implements ColumnType {}

    /** JSON. Values: {@link String}; equal up to spacing and number format only, since servers render it anew. */
    record Json() implements ColumnType {}

    /** BIT(n). Values: {@code byte[]}, big-endian, of {@code (n + 7) / 8} bytes. */
    record Bit(int length) implements ColumnType {}

    /** DATE. Values: {@link java.time.LocalDate}. */
    record Date() implements ColumnType {}

    /** TIME, from -838:59:59 to 838:59:59. Values: {@link java.time.Duration}. */
    record Time(int fraction) implements ColumnType {}

    /** DATETIME. Values: {@link java.time.LocalDateTime}. */
    record DateTime(int fraction) implements ColumnType {}

    /** TIMESTAMP. Values: {@link java.time.Instant}. */
    record Timestamp(int fraction) implements ColumnType {}

    /** YEAR. Values: {@link Long}, 0 or 1901 to 2155. */
    record Year() implements ColumnType {}

    /** Any other type (geometry, vector, UUID, INET...). It has no values here: a rule that reads or writes it is refused. */
    record Other() implements ColumnType {}
}
