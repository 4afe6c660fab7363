package dev.seachange.it.architecture;

import java.io.File;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One class for each way out of the rules' rooms, none of which is ever called. {@link RulesReachTest} has to see all of them. */
final class Reaching {
    private Reaching() {}

    /** Whether it is made only in some cases makes no difference. */
    interface Way {
        @Nullable Object out() throws Exception;
    }

    static final Way[] LAMBDAS = {() -> System.getenv("PATH")};

    record OfPath(Path path) {}

    record OfFile() implements Way {
        @Override
        public Object out() {
            return new File("x").exists();
        }
    }

    record OfNetwork(URI uri) {}

    record OfReflection() implements Way {
        @Override
        public Object out() throws Exception {
            return String.class.getMethod("length");
        }
    }

    record OfName() implements Way {
        @Override
        public Object out() throws Exception {
            return Class.forName("java.lang.String");
        }
    }

    record OfHandles() implements Way {
        @Override
        public Object out() {
            return MethodHandles.publicLookup();
        }
    }

    record OfProcess() implements Way {
        @Override
        public Object out() throws Exception {
            return new ProcessBuilder("true").start();
        }
    }

    record OfRuntime() implements Way {
        @Override
        public Object out() {
            return Runtime.getRuntime().availableProcessors();
        }
    }

    record OfEnvironment() implements Way {
        @Override
        public @Nullable Object out() {
            return System.getenv("PATH");
        }
    }

    record OfProperty() implements Way {
        @Override
        public @Nullable Object out() {
            return System.getProperty("user.name");
        }
    }

    record OfNanos(LongSupplier clock) {
        OfNanos() {
            this(System::nanoTime);
        }
    }

    record OfMillis() implements Way {
        @Override
        public Object out() {
            return System.currentTimeMillis();
        }
    }

    record OfSecureRandom() implements Way {
        @Override
        public Object out() {
            return new SecureRandom().nextInt();
        }
    }

    record OfThreadRandom() implements Way {
        @Override
        public Object out() {
            return ThreadLocalRandom.current().nextInt();
        }
    }

    record OfRandom(Random random) {}

    record OfMathRandom() implements Way {
        @Override
        public Object out() {
            return Math.random();
        }
    }

    record OfRandomUuid() implements Way {
        @Override
        public Object out() {
            return UUID.randomUUID();
        }
    }

    record OfInstant() implements Way {
        @Override
        public Object out() {
            return Instant.now();
        }
    }

    record OfDate() implements Way {
        @Override
        public Object out() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    record OfClock() implements Way {
        @Override
        public Object out() {
            return Clock.systemUTC().millis();
        }
    }

    record OfZone() implements Way {
        @Override
        public Object out() {
            return ZoneId.systemDefault();
        }
    }

    record OfThread() implements Way {
        @Override
        public Object out() {
            return Thread.currentThread().getName();
        }
    }
}
