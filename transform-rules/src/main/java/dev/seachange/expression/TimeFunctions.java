package dev.seachange.expression;

import java.util.List;
import java.util.stream.Stream;

/** Functions of dates and times. A session in UTC, with English names of months and days, is what they have in mind. */
final class TimeFunctions {
    static final List<Function> ALL = Stream.of(
                    DateParts.ALL, TimeParts.ALL, DateArithmetic.ALL, DateFormats.ALL, DateReading.ALL, EpochFunctions.ALL)
            .flatMap(List::stream)
            .toList();

    private TimeFunctions() {}
}
