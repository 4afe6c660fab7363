package dev.seachange.references;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.RowKey;
import dev.seachange.change.Write;
import dev.seachange.expression.References.Found;
import dev.seachange.sink.KeyNumber;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NewReferencesTest {
    private final FakeNew side = new FakeNew(Ports.TABLE);
    private final NewReferences references =
            new NewReferences(side, Set.of(Ports.BY_CODE), Set.of(Ports.TABLE.id()), 10_000);

    private void commit(Write... writes) {
        side.write(List.of(writes), references.numbersOfWholeTransactions());
        side.commit();
        references.committed();
    }

    @Test
    void newIsAskedOnceForWhatIsForeseen() {
        commit(LongStream.range(0, 1_200).mapToObj(id -> Ports.put(id, "c" + id, "l" + id)).toArray(Write[]::new));
        Foresight foresight = references.foresight();
        for (int i = 0; i < 2_000; i++) {
            foresight.find(Ports.BY_CODE, "c" + i % 1_500);
            foresight.number("squid", RowKey.of((long) i % 1_000));
        }
        assertThat(side.questions).isZero();
        foresight.ask();
        assertThat(side.questions).isEqualTo(3 + 2);
        for (int i = 0; i < 1_500; i++) {
            assertThat(references.find(Ports.BY_CODE, "C" + i)).isEqualTo(i < 1_200 ? new Found("l" + i) : null);
        }
        for (long i = 0; i < 1_000; i++) {
            assertThat(references.number("squid", RowKey.of(i))).isEqualTo(i + 1);
        }
        assertThat(side.questions).isEqualTo(5);
    }

    @Test
    void whatIsForeseenTakesNoNumber() {
        references.foresight().number("squid", RowKey.of(5L));
        assertThat(references.known("squid", RowKey.of(5L))).isEmpty();
        assertThatThrownBy(() -> references.reading().number("squid", RowKey.of(5L)))
                .isInstanceOfSatisfying(Unfit.class, unfit -> assertThat(unfit.code()).isEqualTo(ValueCode.V205));
        assertThat(references.number("squid", RowKey.of(6L))).isEqualTo(1);
        assertThat(references.reading().number("squid", RowKey.of(6L))).isEqualTo(1);
    }

    @Test
    void numbersAreWrittenWithTheTransactionThatUsesThem() {
        references.number("squid", RowKey.of("a"));
        references.endOfTransaction();
        references.number("squid", RowKey.of("b"));
        references.number("port", RowKey.of("a"));
        KeyNumber first = new KeyNumber("squid", RowKey.of("a"), 1);
        assertThat(references.numbersOfWholeTransactions()).containsExactly(first);
        assertThat(references.numbersSoFar())
                .containsExactly(first, new KeyNumber("squid", RowKey.of("b"), 2), new KeyNumber("port", RowKey.of("a"), 1));
        commit();
        assertThat(references.numbersOfWholeTransactions()).isEmpty();
        references.endOfTransaction();
        assertThat(references.numbersOfWholeTransactions()).hasSize(2);
    }

    /** Which rows NEW refused is not told here: after the epoch it is asked. */
    @Test
    void aRowThatNewRefusedIsForgottenAtTheEndOfItsEpoch() {
        references.wrote(Ports.put(1, "a", "one"));
        references.endOfTransaction();
        assertThat(references.find(Ports.BY_CODE, "a")).isEqualTo(new Found("one"));
        commit();
        assertThat(references.find(Ports.BY_CODE, "a")).isNull();
    }

    @Test
    void aTableThatNoRuleWritesIsAskedOnceAndForMissesOncePerEpoch() {
        NewReferences still = new NewReferences(side, Set.of(Ports.BY_CODE), Set.of(), 10);
        side.write(List.of(Ports.put(1, "a", "one")), List.of());
        side.commit();
        for (int i = 0; i < 3; i++) {
            assertThat(still.find(Ports.BY_CODE, "a")).isEqualTo(new Found("one"));
            assertThat(still.find(Ports.BY_CODE, "b")).isNull();
        }
        assertThat(side.questions).isEqualTo(2);
        side.write(List.of(Ports.put(2, "b", null)), List.of());
        side.commit();
        assertThat(still.find(Ports.BY_CODE, "b")).isNull();
        still.committed();
        assertThat(still.find(Ports.BY_CODE, "b")).isEqualTo(new Found(null));
        assertThat(still.find(Ports.BY_CODE, "a")).isEqualTo(new Found("one"));
        assertThat(side.questions).isEqualTo(3);
    }
}
