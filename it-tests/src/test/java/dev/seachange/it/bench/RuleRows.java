package dev.seachange.it.bench;

import dev.seachange.change.RowChange;
import dev.seachange.change.Write;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.References;
import dev.seachange.expression.Subject;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Output;
import dev.seachange.rules.Rejection;
import dev.seachange.rules.RuleSet;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many rows a second one core takes through the rules: from a change to the write it means. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RuleRows {
    private static final Circumstances CIRCUMSTANCES = new Circumstances(true, Instant.EPOCH, References.NONE);

    /** Rules, and changes to apply them to one after the other: few enough to stay in the cache, as a batch of the log reader does. */
    static class Load {
        private static final int ROWS = 1024;

        private final RuleSet rules;
        private final RowChange[] changes = new RowChange[ROWS];
        private int next;

        Load(RuleSet rules, IntFunction<RowChange> change) {
            this.rules = rules;
            for (int i = 0; i < ROWS; i++) {
                changes[i] = change.apply(i);
            }
        }

        void applyNext(Blackhole sink) {
            next = (next + 1) % ROWS;
            rules.apply(changes[next], CIRCUMSTANCES, new Sink(sink));
        }
    }

    @State(Scope.Thread)
    public static class CopiedInserts extends Load {
        public CopiedInserts() {
            super(BenchedRules.copy(), i -> new RowChange.Insert(BenchedRules.SALE, BenchedRules.sale(i, 0)));
        }
    }

    @State(Scope.Thread)
    public static class CopiedUpdates extends Load {
        public CopiedUpdates() {
            super(BenchedRules.copy(), i ->
                    new RowChange.Update(BenchedRules.SALE, BenchedRules.sale(i, 0), BenchedRules.sale(i, 1)));
        }
    }

    @State(Scope.Thread)
    public static class SquidInserts extends Load {
        public SquidInserts() {
            super(BenchedRules.squid(), i -> new RowChange.Insert(BenchedRules.SQUID, BenchedRules.squid(i, 0)));
        }
    }

    @State(Scope.Thread)
    public static class SquidUpdates extends Load {
        public SquidUpdates() {
            super(BenchedRules.squid(), i ->
                    new RowChange.Update(BenchedRules.SQUID, BenchedRules.squid(i, 0), BenchedRules.squid(i, 1)));
        }
    }

    /** An expression alone, without the row it becomes a part of. */
    @State(Scope.Thread)
    public static class Facts {
        private final Evaluator facts = BenchedRules.expression("json_object('arms', arms, 'ink_ml', ink_ml)");
        private final Subject[] animals = new Subject[Load.ROWS];
        private int next;

        public Facts() {
            for (int i = 0; i < Load.ROWS; i++) {
                animals[i] = Subject.of(BenchedRules.squid(i, 0));
            }
        }

        @Nullable Object evaluateNext() {
            next = (next + 1) % Load.ROWS;
            return facts.evaluate(animals[next]);
        }
    }

    @Benchmark
    public void copyInsert(CopiedInserts load, Blackhole sink) {
        load.applyNext(sink);
    }

    @Benchmark
    public void copyUpdate(CopiedUpdates load, Blackhole sink) {
        load.applyNext(sink);
    }

    @Benchmark
    public void squidInsert(SquidInserts load, Blackhole sink) {
        load.applyNext(sink);
    }

    @Benchmark
    public void squidUpdate(SquidUpdates load, Blackhole sink) {
        load.applyNext(sink);
    }

    @Benchmark
    public @Nullable Object jsonObject(Facts facts) {
        return facts.evaluateNext();
    }

    private record Sink(Blackhole sink) implements Output {
        @Override
        public void write(Write write) {
            sink.consume(write);
        }

        @Override
        public void rejected(Rejection rejection) {
            throw new IllegalStateException(rejection.code() + ": " + rejection.message());
        }

        @Override
        public void filtered(String rule) {
            sink.consume(rule);
        }
    }
}
