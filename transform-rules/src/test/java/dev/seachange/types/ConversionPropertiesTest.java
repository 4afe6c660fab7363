package dev.seachange.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A conversion gives an equal value, or rejects; where it is proven, it never rejects. */
class ConversionPropertiesTest {
    private static final List<ColumnType> NUMBERS = new ArrayList<>();

    static {
        for (int bits : new int[] {8, 16, 24, 32, 64}) {
            NUMBERS.add(new ColumnType.Int(bits, false));
            NUMBERS.add(new ColumnType.Int(bits, true));
        }
        for (int precision : new int[] {1, 5, 10, 20, 30}) {
            for (int scale : new int[] {0, 1, 5, 10}) {
                if (scale <= precision) {
                    NUMBERS.add(new ColumnType.Decimal(precision, scale, false));
                    NUMBERS.add(new ColumnType.Decimal(precision, scale, true));
                }
            }
        }
        NUMBERS.add(new ColumnType.DoublePrecision());
        NUMBERS.add(new ColumnType.Single());
    }

    @Provide
    Arbitrary<ColumnType> numbers() {
        return Arbitraries.of(NUMBERS);
    }

    @Provide
    Arbitrary<BigDecimal> values() {
        Arbitrary<BigDecimal> powers = Arbitraries.integers().between(0, 66).flatMap(power -> Arbitraries.of(-1, 0, 1)
                .map(off -> new BigDecimal(BigInteger.ONE.shiftLeft(power).add(BigInteger.valueOf(off)))));
        Arbitrary<BigDecimal> decimals = Arbitraries.bigDecimals().ofScale(4);
        return Arbitraries.oneOf(powers, powers.map(BigDecimal::negate), decimals, decimals.map(d -> d.movePointLeft(8)));
    }

    @Property(tries = 20_000)
    void aNumberStaysEqualOrIsRejected(
            @ForAll("numbers") ColumnType from, @ForAll("numbers") ColumnType to, @ForAll("values") BigDecimal number) {
        Optional<Object> value = attempt(NumberConversions.checked(from), number);
        if (value.isEmpty()) {
            return;
        }
        boolean proven = Conversions.between(from, to) instanceof Conversion.Widening;
        Optional<Object> result = attempt(converter(Conversions.between(from, to)), value.get());
        assertThat(proven && result.isEmpty()).isFalse();
        result.ifPresent(r -> assertThat(sameNumber(value.get(), r)).isTrue());
    }

    /** FLOAT to DOUBLE keeps the bits, so it is compared in binary; all else in decimal. */
    private static boolean sameNumber(Object before, Object after) {
        if (before instanceof Number b && after instanceof Number a && bothBinary(b, a)) {
            return b.doubleValue() == a.doubleValue();
        }
        return Numbers.exact(before).compareTo(Numbers.exact(after)) == 0;
    }

    private static boolean bothBinary(Number a, Number b) {
        return (a instanceof Float || a instanceof Double) && (b instanceof Float || b instanceof Double);
    }

    @Property
    void wholeNumbersAsTextComeBackAsTheyWere(@ForAll long number) {
        ColumnType bigint = new ColumnType.Int(64, false);
        ColumnType text = new ColumnType.Text(20, false, false, "ascii", "ascii_bin");
        Object digits = converter(Conversions.between(bigint, text)).convert(number);
        assertThat(converter(Conversions.between(text, bigint)).convert(digits)).isEqualTo(number);
    }

    @Property
    void textThatBecomesANumberSpellsThatNumber(@ForAll("digits") String text) {
        ColumnType from = new ColumnType.Text(20, false, false, "ascii", "ascii_bin");
        Optional<Object> number = attempt(converter(Conversions.between(from, new ColumnType.Int(64, false))), text);
        number.ifPresent(n -> assertThat(n.toString()).isEqualTo(text));
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().withChars("-+0123456789. e").ofMaxLength(6);
    }

    @Property
    void aTextStaysTheSameOrIsRejectedAndIsProvenOnlyWhereItAlwaysFits(
            @ForAll("charsets") String from, @ForAll("charsets") String to, @ForAll("texts") String text) {
        ColumnType.Text source = new ColumnType.Text(12, false, false, from, from + "_bin");
        ColumnType.Text target = new ColumnType.Text(40, true, false, to, to + "_bin");
        Optional<Object> value = attempt(limit(source), text);
        if (value.isEmpty()) {
            return;
        }
        boolean proven = Conversions.between(source, target) instanceof Conversion.Widening;
        Optional<Object> result = attempt(converter(Conversions.between(source, target)), text);
        assertThat(result.orElse(text)).isEqualTo(text);
        assertThat(proven && attempt(limit(target), text).isEmpty()).isFalse();
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("ascii", "latin1", "utf8mb3", "utf8mb4", "ucs2", "utf16", "utf32");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "é", "€", "한", "🦑", "\u0081", " ").list().ofMaxSize(13).map(l -> String.join("", l));
    }

    private static Converter converter(Conversion conversion) {
        return switch (conversion) {
            case Conversion.Widening w -> w.converter();
            case Conversion.Narrowing n -> n.converter();
            case Conversion.Cast c -> c.converter();
            case Conversion.None n -> throw new AssertionError(n.why());
        };
    }

    private static Optional<Object> attempt(Converter converter, Object value) {
        try {
            return Optional.of(converter.convert(value));
        } catch (Unfit e) {
            return Optional.empty();
        }
    }

    private static Converter limit(ColumnType.Text type) {
        TextLimit limit = new TextLimit(type);
        return value -> limit.check((String) value);
    }
}
