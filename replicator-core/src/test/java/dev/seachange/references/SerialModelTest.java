package dev.seachange.references;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Write;
import dev.seachange.expression.References.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is written when, and whether it was asked for before or not: an answer is that of a table to which all writes told
 * so far were applied one by one; and a key has one number, which no other has.
 */
class SerialModelTest {
    static final int KINDS = 14;
    private static final String MAP = "squid";

    @Property(tries = 2000)
    void answersAreThoseOfTheSerialOrder(
            @ForAll @Size(max = 120) List<@IntRange(max = KINDS * 1000 - 1) Integer> steps) {
        Run run = new Run();
        steps.forEach(step -> run.step(step % KINDS, step / KINDS));
        run.commitAll();
        run.checkEverything();
    }

    private static final class Run {
        private final FakeNew side = new FakeNew(Ports.TABLE);
        private NewReferences references = references(side);
        /** What the stream has made of the table so far. */
        private Map<RowKey, Row> serial = new HashMap<>();
        private Map<RowKey, Long> numbers = new HashMap<>();
        private final List<Write> pending = new ArrayList<>();
        private final List<Write> current = new ArrayList<>();
        private boolean streaming;

        private static NewReferences references(FakeNew side) {
            // Fewer than there are codes and keys, so that answers are forgotten.
            return new NewReferences(side, Set.of(Ports.BY_CODE), Set.of(Ports.TABLE.id()), 4);
        }

        void step(int kind, int arg) {
            long id = arg % 5;
            String code = code(arg / 5);
            switch (kind) {
                case 0, 1, 2 -> put(id, code, arg);
                case 3 -> write(Ports.delete(id));
                case 4 -> move(id, arg % 7, code, arg);
                case 5 -> clearSometimes(arg);
                case 6, 7 -> check(code);
                case 8 -> checkNumber(RowKey.of(id + arg % 3 * 5L));
                case 9 -> endOfTransaction();
                case 10 -> flush();
                case 11 -> stream();
                case 12 -> foresee(arg);
                default -> crashSometimes(arg);
            }
        }

        private static @Nullable String code(int arg) {
            List<String> codes = List.of("a", "B", "c", "É", "e", "f");
            int which = arg % (codes.size() + 1);
            return which == codes.size() ? null : codes.get(which);
        }

        private boolean taken(@Nullable String code, long by) {
            return code != null
                    && serial.entrySet().stream()
                            .anyMatch(row -> !row.getKey().equals(RowKey.of(by)) && code.equals(row.getValue().get(1)));
        }

        private void put(long id, @Nullable String code, int label) {
            if (!taken(code, id)) {
                write(Ports.put(id, code, label % 4 == 0 ? null : "l" + label));
            }
        }

        private void move(long from, long to, @Nullable String code, int label) {
            if (serial.containsKey(RowKey.of(from)) && !serial.containsKey(RowKey.of(to)) && !taken(code, from)) {
                write(Ports.move(from, to, code, "l" + label));
            }
        }

        private void clearSometimes(int arg) {
            if (arg % 4 == 0) {
                write(Ports.clear());
            }
        }

        private void write(Write write) {
            references.wrote(write);
            current.add(write);
            FakeNew.apply(serial, write);
        }

        private void check(@Nullable String code) {
            if (code != null) {
                Found expected = expected(code);
                assertThat(references.find(Ports.BY_CODE, code)).isEqualTo(expected);
                assertThat(references.find(Ports.BY_CODE, code.toLowerCase(Locale.ROOT)))
                        .isEqualTo(code.equals("É") ? null : expected);
            }
        }

        private @Nullable Found expected(String code) {
            return serial.values().stream()
                    .filter(row -> code.equals(row.get(1)))
                    .map(row -> new Found(row.get(2)))
                    .findFirst()
                    .orElse(null);
        }

        private void checkNumber(RowKey key) {
            Long before = numbers.get(key);
            assertThat(references.known(MAP, key).isPresent()).isEqualTo(before != null);
            long number = references.number(MAP, key);
            assertThat(number).isEqualTo(before == null ? numbers.size() + 1L : before);
            numbers.put(key, number);
            assertThat(references.known(MAP, key)).hasValue(number);
        }

        private void endOfTransaction() {
            references.endOfTransaction();
            if (streaming) {
                writeCurrent();
                side.commit();
                references.committed();
                streaming = false;
            } else {
                pending.addAll(current);
                current.clear();
            }
        }

        private void flush() {
            if (!streaming) {
                side.write(pending, references.numbersOfWholeTransactions());
                side.commit();
                pending.clear();
                references.committed();
            }
        }

        private void stream() {
            flush();
            writeCurrent();
            streaming = true;
        }

        private void writeCurrent() {
            side.write(current, references.numbersSoFar());
            current.clear();
            references.writtenSoFar();
        }

        private void foresee(int arg) {
            Foresight foresight = references.foresight();
            for (int i = 0; i < 3; i++) {
                String code = code(arg + i);
                if (code != null) {
                    foresight.find(Ports.BY_CODE, code);
                }
                foresight.number(MAP, RowKey.of((long) (arg + i) % 15));
            }
            foresight.ask();
        }

        /** Everything here is lost; what is committed stays, and the stream goes on behind that. */
        private void crashSometimes(int arg) {
            if (arg % 3 == 0) {
                side.crash();
                references = references(side);
                serial = new HashMap<>(side.rows());
                numbers = new HashMap<>(side.map(MAP));
                pending.clear();
                current.clear();
                streaming = false;
            }
        }

        void commitAll() {
            endOfTransaction();
            flush();
        }

        void checkEverything() {
            assertThat(side.rows()).isEqualTo(serial);
            assertThat(side.map(MAP)).isEqualTo(numbers);
            for (int i = 0; i < 6; i++) {
                check(code(i));
            }
        }
    }
}
