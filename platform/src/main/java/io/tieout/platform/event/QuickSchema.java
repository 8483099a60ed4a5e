package io.tieout.platform.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Says of nearly every sound payload that it keeps its contract, in a small part of the validator's time.
///
/// Where it is not sure it says no, and the validator judges: it must never accept what that would refuse.
/// So it knows the keywords that our contracts use and nothing else; of a schema with another one there is
/// no quick form.
final class QuickSchema {

    private static final Set<String> WITHOUT_EFFECT = Set.of("$schema", "$id", "title", "description", "$comment");
    private static final String UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
    private static final String DATE = "^\\d{4}-\\d{2}-\\d{2}$";
    private static final String AMOUNT = "^-?\\d{1,18}(\\.\\d{1,4})?$";
    private static final String CURRENCY = "^[A-Z]{3}$";

    private final List<Predicate<JsonNode>> rules;

    private QuickSchema(List<Predicate<JsonNode>> rules) {
        this.rules = List.copyOf(rules);
    }

    /// Nothing when the schema says something that this does not understand.
    static Optional<QuickSchema> of(JsonNode schema) {
        try {
            return Optional.of(compile(schema));
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    /// Whether the value surely keeps the contract.
    boolean accepts(JsonNode value) {
        for (var rule : rules) {
            if (!rule.test(value)) {
                return false;
            }
        }
        return true;
    }

    private static QuickSchema compile(JsonNode schema) {
        if (!schema.isObject()) {
            throw new NotUnderstood();
        }
        var rules = new ArrayList<Predicate<JsonNode>>();
        for (var keyword : schema.properties()) {
            var says = keyword.getValue();
            switch (keyword.getKey()) {
                case "type" -> rules.add(type(says));
                case "enum" -> rules.add(oneOf(says));
                case "pattern" -> rules.add(text(pattern(says.stringValue())));
                case "format" -> rules.add(text(format(says.stringValue())));
                case "minLength" -> rules.add(text(minLength(says.intValue())));
                case "maxLength" -> rules.add(text(maxLength(says.intValue())));
                case "minimum" -> rules.add(number(says, 0, 1));
                case "exclusiveMinimum" -> rules.add(number(says, 1, 1));
                case "maximum" -> rules.add(number(says, -1, 0));
                case "exclusiveMaximum" -> rules.add(number(says, -1, -1));
                case "items" -> rules.add(items(compile(says)));
                case "minItems" -> rules.add(minItems(says.intValue()));
                case "maxItems" -> rules.add(maxItems(says.intValue()));
                case "required" -> rules.add(required(says));
                case "properties" -> rules.add(properties(named(says), other(schema.path("additionalProperties"))));
                case "additionalProperties" -> {
                    if (!schema.has("properties")) {
                        rules.add(properties(Map.of(), other(says)));
                    }
                }
                default -> {
                    if (!WITHOUT_EFFECT.contains(keyword.getKey())) {
                        throw new NotUnderstood();
                    }
                }
            }
        }
        return new QuickSchema(rules);
    }

    private static Predicate<JsonNode> type(JsonNode says) {
        if (says.isString()) {
            return type(says.stringValue());
        }
        var any = new ArrayList<Predicate<JsonNode>>();
        says.forEach(name -> any.add(type(name.stringValue())));
        return any.stream().reduce(value -> false, Predicate::or);
    }

    private static Predicate<JsonNode> type(String name) {
        return switch (name) {
            case "object" -> JsonNode::isObject;
            case "array" -> JsonNode::isArray;
            case "string" -> JsonNode::isString;
            case "boolean" -> JsonNode::isBoolean;
            case "integer" -> JsonNode::isIntegralNumber;
            case "number" -> JsonNode::isNumber;
            case "null" -> JsonNode::isNull;
            default -> throw new NotUnderstood();
        };
    }

    private static Predicate<JsonNode> oneOf(JsonNode says) {
        var values = new HashSet<JsonNode>();
        for (var value : says) {
            if (!value.isString() && !value.isNull()) {
                throw new NotUnderstood();
            }
            values.add(value);
        }
        return values::contains;
    }

    /// What is said of texts holds for everything else.
    private static Predicate<JsonNode> text(Predicate<String> rule) {
        return value -> !value.isString() || rule.test(value.stringValue());
    }

    private static Predicate<String> pattern(String regex) {
        return switch (regex) {
            case UUID -> QuickSchema::isUuid;
            case DATE -> QuickSchema::isDate;
            case AMOUNT -> QuickSchema::isAmount;
            case CURRENCY -> QuickSchema::isCurrency;
            default -> {
                var compiled = Pattern.compile(regex);
                // Stricter than finding it somewhere, which is what the keyword asks for.
                yield text -> compiled.matcher(text).matches();
            }
        };
    }

    private static Predicate<String> format(String name) {
        return switch (name) {
            case "uuid" -> QuickSchema::isUuid;
            case "date" -> QuickSchema::isDate;
            case "date-time" -> QuickSchema::isInstant;
            default -> throw new NotUnderstood();
        };
    }

    static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int place = 0; place < 36; place++) {
            char one = text.charAt(place);
            boolean hyphen = place == 8 || place == 13 || place == 18 || place == 23;
            if (hyphen ? one != '-' : !isDigit(one) && (one < 'a' || one > 'f')) {
                return false;
            }
        }
        return true;
    }

    static boolean isDate(String text) {
        return text.length() == 10 && isDateAtStart(text);
    }

    private static boolean isDateAtStart(String text) {
        if (!isNumber(text, 0, 4) || text.charAt(4) != '-' || !isNumber(text, 5, 7) || text.charAt(7) != '-') {
            return false;
        }
        if (!isNumber(text, 8, 10)) {
            return false;
        }
        int month = number(text, 5);
        int day = number(text, 8);
        return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(month);
    }

    /// Of any year: whether there is a 29th of February is left to the validator.
    private static int lastDay(int month) {
        return switch (month) {
            case 2 -> 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// In UTC, with or without a fraction of the second, which is how instants are written.
    static boolean isInstant(String text) {
        int end = text.length() - 1;
        if (end < 19 || text.charAt(end) != 'Z' || !isDateAtStart(text) || text.charAt(10) != 'T') {
            return false;
        }
        boolean time = isNumber(text, 11, 13)
                && text.charAt(13) == ':'
                && isNumber(text, 14, 16)
                && text.charAt(16) == ':'
                && isNumber(text, 17, 19)
                && number(text, 11) <= 23
                && number(text, 14) <= 59
                && number(text, 17) <= 59;
        boolean fraction = end == 19 || (text.charAt(19) == '.' && end <= 29 && isNumber(text, 20, end));
        return time && fraction;
    }

    static boolean isAmount(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        return end - start <= 18
                && isNumber(text, start, end)
                && (point < 0 || (text.length() - point <= 5 && isNumber(text, point + 1, text.length())));
    }

    static boolean isCurrency(String text) {
        return text.length() == 3 && text.chars().allMatch(one -> one >= 'A' && one <= 'Z');
    }

    private static boolean isNumber(String text, int start, int end) {
        for (int place = start; place < end; place++) {
            if (!isDigit(text.charAt(place))) {
                return false;
            }
        }
        return start < end;
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }

    private static int number(String digits, int start) {
        return (digits.charAt(start) - '0') * 10 + digits.charAt(start + 1) - '0';
    }

    private static Predicate<String> minLength(int limit) {
        return text -> text.codePointCount(0, text.length()) >= limit;
    }

    /// In code units, of which there are as many as code points or more.
    private static Predicate<String> maxLength(int limit) {
        return text -> text.length() <= limit;
    }

    /// @param least how the value compares with the bound at the least, and at most
    private static Predicate<JsonNode> number(JsonNode says, int least, int most) {
        if (!says.isNumber()) {
            throw new NotUnderstood();
        }
        var bound = new BigDecimal(says.asString());
        return value -> {
            if (!value.isNumber()) {
                return true;
            }
            int compared = Integer.signum(value.decimalValue().compareTo(bound));
            return compared >= least && compared <= most;
        };
    }

    private static Predicate<JsonNode> items(QuickSchema schema) {
        return value -> {
            if (value.isArray()) {
                for (var item : value) {
                    if (!schema.accepts(item)) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static Predicate<JsonNode> minItems(int limit) {
        return value -> !value.isArray() || value.size() >= limit;
    }

    private static Predicate<JsonNode> maxItems(int limit) {
        return value -> !value.isArray() || value.size() <= limit;
    }

    private static Predicate<JsonNode> required(JsonNode says) {
        var names = new ArrayList<String>();
        says.forEach(name -> names.add(name.stringValue()));
        return value -> !value.isObject() || names.stream().allMatch(value::has);
    }

    private static Map<String, QuickSchema> named(JsonNode says) {
        var schemas = new HashMap<String, QuickSchema>();
        for (var property : says.properties()) {
            schemas.put(property.getKey(), compile(property.getValue()));
        }
        return schemas;
    }

    /// What is said of properties that are not named: nothing, where it is missing.
    private static QuickSchema other(JsonNode says) {
        if (says.isMissingNode()) {
            return new QuickSchema(List.of());
        }
        if (says.isBoolean()) {
            return new QuickSchema(says.booleanValue() ? List.of() : List.of(value -> false));
        }
        return compile(says);
    }

    private static Predicate<JsonNode> properties(Map<String, QuickSchema> schemas, QuickSchema other) {
        return value -> {
            for (var property : value.properties()) {
                if (!schemas.getOrDefault(property.getKey(), other).accepts(property.getValue())) {
                    return false;
                }
            }
            return true;
        };
    }

    private static final class NotUnderstood extends RuntimeException {

        NotUnderstood() {
            super("a keyword or a value that is left to the validator", null, false, false);
        }
    }
}
