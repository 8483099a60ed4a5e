package io.tieout.platform.problem;

import io.tieout.platform.money.CurrencyMismatch;
import io.tieout.platform.money.InvalidMoney;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with a JSON body and where, without a word about our classes.
final class UnreadableBody {

    private static final String UNREADABLE = "The request body cannot be read";

    private UnreadableBody() {}

    static Refusal refusal(JacksonException failure) {
        var pointer = JsonPointer.of(failure.getPath());
        if (failure instanceof UnrecognizedPropertyException) {
            return new BadRequest(
                    "unknown-field",
                    "The request has a field that is not known here",
                    pointer + " is not known",
                    new FieldProblem(pointer, "is not known"));
        }
        var byOurTypes = refusal(pointer, failure.getCause());
        if (byOurTypes != null) {
            return byOurTypes;
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return invalidField(pointer, expectation(mismatch.getTargetType()));
        }
        if (failure.getCause() instanceof NullPointerException) {
            return invalidField(pointer, "lacks a required part");
        }
        if (failure instanceof DatabindException) {
            return invalidField(pointer, "is not valid");
        }
        var place = failure.getLocation();
        return new BadRequest(
                "invalid-json",
                UNREADABLE,
                place == null
                        ? "It is not valid JSON"
                        : "It is not valid JSON at line " + place.getLineNr() + ", column " + place.getColumnNr(),
                new FieldProblem(pointer, "is not valid JSON"));
    }

    static Refusal missing() {
        return new BadRequest(
                "invalid-json", UNREADABLE, "A JSON body is required", new FieldProblem("", "is required"));
    }

    /// The refusal that a value type's constructor had in mind, if it was one of ours.
    static @Nullable Refusal refusal(String pointer, @Nullable Throwable cause) {
        return switch (cause) {
            case null -> null;
            case Refusal refusal -> refusal;
            case InvalidMoney money -> invalidMoney(pointer, money);
            case InvalidValue value -> invalidField(pointer, String.valueOf(value.getMessage()));
            case CurrencyMismatch mismatch -> currencyMismatch(mismatch);
            default -> refusal(pointer, cause.getCause());
        };
    }

    static Refusal invalidMoney(String pointer, InvalidMoney money) {
        var message = String.valueOf(money.getMessage());
        return new RuleViolation(
                "invalid-money",
                "This is not an amount of money",
                money.field() + " " + message,
                new FieldProblem(pointer + "/" + money.field(), message));
    }

    static Refusal currencyMismatch(CurrencyMismatch mismatch) {
        return new RuleViolation(
                "currency-mismatch", "Two currencies were combined", String.valueOf(mismatch.getMessage()));
    }

    static Refusal invalidField(String pointer, String message) {
        return invalidFields(List.of(new FieldProblem(pointer, message)));
    }

    static Refusal invalidFields(List<FieldProblem> errors) {
        var first = errors.getFirst();
        return new BadRequest(
                HttpStatus.BAD_REQUEST,
                "invalid-field",
                "The request has a field with a wrong value",
                (first.pointer().isEmpty() ? "The body" : first.pointer()) + " " + first.message(),
                errors.toArray(FieldProblem[]::new));
    }

    private static String expectation(@Nullable Class<?> target) {
        if (target == null) {
            return "is not valid";
        }
        if (target.isEnum()) {
            return "must be one of " + Arrays.toString(target.getEnumConstants());
        }
        if (target == UUID.class) {
            return "must be a UUID in quotes";
        }
        if (target == LocalDate.class) {
            return "must be a date such as \"2026-03-31\"";
        }
        if (target == Instant.class) {
            return "must be an instant such as \"2026-03-31T09:00:00Z\"";
        }
        if (target == YearMonth.class) {
            return "must be a month such as \"2026-03\"";
        }
        if (target == Currency.class) {
            return "must be an ISO 4217 currency code";
        }
        if (target == String.class) {
            return "must be a string";
        }
        if (target == Boolean.class || target == boolean.class) {
            return "must be true or false";
        }
        if (target == BigDecimal.class) {
            return "must be a decimal number without quotes";
        }
        if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
            return "must be a number without decimals, and must not be null";
        }
        if (Collection.class.isAssignableFrom(target) || target.isArray()) {
            return "must be an array";
        }
        return "must be an object of the documented form";
    }
}
