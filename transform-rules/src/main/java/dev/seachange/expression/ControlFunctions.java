package dev.seachange.expression;

import java.util.List;

/** Functions that choose between values. */
final class ControlFunctions {
    static final List<Function> ALL = List.of(
            Function.of("if", 3, 3, "if(condition, then, else)", "`then` where the condition is true, else `else`.", call ->
                    Branches.cases(List.of(call.argument(0)), List.of(call.argument(1)), call.argument(2), call.span())),
            Function.of("ifnull", 2, 2, "ifnull(a, b)", "`a`, or `b` where `a` is NULL.", call ->
                    Branches.coalesce(call.arguments(), call.span())),
            Function.of("coalesce", 1, Function.ANY, "coalesce(a, b, ...)", "The first that is not NULL.", call ->
                    Branches.coalesce(call.arguments(), call.span())),
            Function.of("nullif", 2, 2, "nullif(a, b)", "`a`, or NULL where both are equal.", call ->
                    Branches.nullif(call.argument(0), call.argument(1), call.span())),
            Function.of("greatest", 2, Function.ANY, "greatest(a, b, ...)", "The greatest; NULL if one is NULL.", call ->
                    Branches.extreme(call.arguments(), 1, call.span())),
            Function.of("least", 2, Function.ANY, "least(a, b, ...)", "The least; NULL if one is NULL.", call ->
                    Branches.extreme(call.arguments(), -1, call.span())));

    private ControlFunctions() {}
}
