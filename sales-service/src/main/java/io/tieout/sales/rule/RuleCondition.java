package io.tieout.sales.rule;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.tieout.platform.money.Money;
import io.tieout.sales.change.ObjectKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An expression that holds for a document or not.
///
/// It has no loops, so that its size bounds its time: of the macros only `has` is there, and a regular expression runs
/// in time linear to its text. It is written in the condition, not taken from the document, and bounded
/// as it becomes when its repetitions are written out.
final class RuleCondition {

    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 200;
    private static final int MAX_PATTERN_SIZE = 1_000;
    private static final String TODAY = "today";

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(MAX_DEPTH)
            .build();

    private static final CelType MONEY = FactType.MONEY.cel();
    private static final CelType DAY = FactType.DAY.cel();

    private static final List<CelFunctionDecl> FUNCTIONS = functions();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(bindings())
            .build();

    private final ObjectKind kind;
    private final CelRuntime.Program program;

    private RuleCondition(ObjectKind kind, CelRuntime.Program program) {
        this.kind = kind;
        this.program = program;
    }

    /// What a condition says of a document.
    sealed interface Verdict {
        record Holds() implements Verdict {}

        record HoldsNot() implements Verdict {}

        record CannotSay(String reason) implements Verdict {}
    }

    /// @throws InvalidRule with line and column when it is no condition over this kind
    static RuleCondition of(ObjectKind kind, String expression) {
        try {
            var ast = compiler(kind).compile(expression).getAst();
            long nodes = CelNavigableAst.fromAst(ast).getRoot().allNodes().count();
            if (nodes > MAX_NODES) {
                throw new InvalidRule("/condition", "has " + nodes + " parts and may have " + MAX_NODES);
            }
            requirePatterns(ast);
            return new RuleCondition(kind, RUNTIME.createProgram(ast));
        } catch (CelValidationException invalid) {
            var issue = invalid.getErrors().getFirst();
            throw new InvalidRule(
                    "/condition",
                    "is wrong at line " + issue.getSourceLocation().getLine() + ", column "
                            + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage());
        } catch (CelEvaluationException unfit) {
            throw new InvalidRule("/condition", "cannot be evaluated: " + message(unfit));
        }
    }

    private static void requirePatterns(CelAbstractSyntaxTree ast) {
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(part -> part.getKind() == CelExpr.ExprKind.Kind.CALL)
                .map(CelExpr::call)
                .filter(call -> call.function().equals("matches"))
                .forEach(call -> requirePattern(call.args().getLast()));
    }

    /// Its size comes first: the engine runs out of memory over one that is too large.
    private static void requirePattern(CelExpr argument) {
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw new InvalidRule("/condition", "may match a regular expression only where it is a text in quotes");
        }
        var pattern = argument.constant().stringValue();
        if (PatternSize.of(pattern) > MAX_PATTERN_SIZE) {
            throw new InvalidRule(
                    "/condition",
                    "has a regular expression of more than " + MAX_PATTERN_SIZE
                            + " parts when its repetitions are written out");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            throw new InvalidRule("/condition", "has a regular expression that is none: " + wrong.getDescription());
        }
    }

    /// @param facts as they are kept
    Verdict judge(Map<String, Object> facts, LocalDate today) {
        try {
            var result = program.eval(Map.of(variable(kind), FactType.values(kind, facts), TODAY, today));
            return Boolean.TRUE.equals(result) ? new Verdict.Holds() : new Verdict.HoldsNot();
        } catch (CelEvaluationException unclear) {
            return new Verdict.CannotSay(message(unclear));
        }
    }

    private static String message(CelEvaluationException failure) {
        var cause = failure.getCause();
        var text = String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
        return text.substring(0, Math.min(text.length(), 300));
    }

    private static String variable(ObjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static CelCompiler compiler(ObjectKind kind) {
        var facts = ImmutableMap.copyOf(FactType.of(kind));
        var struct = StructType.create(
                "tieout." + variable(kind),
                ImmutableSet.copyOf(facts.keySet()),
                name -> Optional.ofNullable(facts.get(name)).map(FactType::cel));
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(new OneStruct(struct))
                .setStandardMacros(CelStandardMacro.HAS)
                .addVar(variable(kind), struct)
                .addVar(TODAY, DAY)
                .addFunctionDeclarations(FUNCTIONS)
                .setResultType(SimpleType.BOOL)
                .build();
    }

    private record OneStruct(StructType struct) implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(struct, MONEY, DAY);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return types().stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }

    private static List<CelFunctionDecl> functions() {
        var functions = new ArrayList<CelFunctionDecl>();
        functions.add(function("money", overload("money_of_text", MONEY, SimpleType.STRING, SimpleType.STRING)));
        functions.add(function("day", overload("day_of_text", DAY, SimpleType.STRING)));
        functions.add(function("_+_", overload("add_day_int", DAY, DAY, SimpleType.INT)));
        functions.add(function(
                "_-_",
                overload("subtract_day_int", DAY, DAY, SimpleType.INT),
                overload("subtract_day_day", SimpleType.INT, DAY, DAY)));
        for (var order : Order.values()) {
            functions.add(function(
                    order.operator,
                    overload(order.name() + "_money", SimpleType.BOOL, MONEY, MONEY),
                    overload(order.name() + "_day", SimpleType.BOOL, DAY, DAY)));
        }
        return List.copyOf(functions);
    }

    private static CelFunctionDecl function(String name, CelOverloadDecl... overloads) {
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static CelOverloadDecl overload(String id, CelType result, CelType... parameters) {
        return CelOverloadDecl.newGlobalOverload(id, result, parameters);
    }

    private static List<CelFunctionBinding> bindings() {
        var bindings = new ArrayList<CelFunctionBinding>();
        bindings.add(CelFunctionBinding.from("money_of_text", String.class, String.class, Money::parse));
        bindings.add(CelFunctionBinding.from("day_of_text", String.class, RuleCondition::day));
        bindings.add(CelFunctionBinding.from("add_day_int", LocalDate.class, Long.class, RuleCondition::later));
        bindings.add(CelFunctionBinding.from(
                "subtract_day_int", LocalDate.class, Long.class, (day, less) -> later(day, Math.negateExact(less))));
        bindings.add(CelFunctionBinding.from(
                "subtract_day_day",
                LocalDate.class,
                LocalDate.class,
                (later, earlier) -> ChronoUnit.DAYS.between(earlier, later)));
        for (var order : Order.values()) {
            bindings.add(CelFunctionBinding.from(
                    order.name() + "_money", Money.class, Money.class, (a, b) -> order.holds(a.compareTo(b))));
            bindings.add(CelFunctionBinding.from(
                    order.name() + "_day", LocalDate.class, LocalDate.class, (a, b) -> order.holds(a.compareTo(b))));
        }
        return List.copyOf(bindings);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new IllegalArgumentException("'" + text + "' is no day", noDay);
        }
    }

    private static LocalDate later(LocalDate day, Long days) {
        try {
            return day.plusDays(days);
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw new IllegalArgumentException(days + " days from " + day + " is no day", tooFar);
        }
    }

    private enum Order {
        LESS("_<_"),
        LESS_OR_EQUAL("_<=_"),
        GREATER("_>_"),
        GREATER_OR_EQUAL("_>=_");

        private final String operator;

        Order(String operator) {
            this.operator = operator;
        }

        private boolean holds(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }
}
