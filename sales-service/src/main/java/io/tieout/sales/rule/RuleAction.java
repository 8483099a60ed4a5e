package io.tieout.sales.rule;

import io.tieout.sales.deal.AutomatedField;
import org.jspecify.annotations.Nullable;

/// What a rule does. Which of the parts are given depends on the type.
///
/// @param title of a task
/// @param dueInDays of a task, from the company's day on
/// @param field that is set, to the value
/// @param stage that the deal moves to
/// @param lostReason why, where that is a stage of lost deals
record RuleAction(
        Type type,
        @Nullable String title,
        @Nullable Integer dueInDays,
        @Nullable AutomatedField field,
        @Nullable String value,
        @Nullable String stage,
        @Nullable String lostReason) {

    private static final int LONGEST = 500;
    private static final int FARTHEST = 3_650;

    enum Type {
        CREATE_TASK,
        NOTIFY,
        SET_FIELD,
        MOVE_STAGE
    }

    /// How it went.
    ///
    /// @param code of the refusal, if it was refused
    record Result(
            Type type,
            boolean done,
            @Nullable String code,
            @Nullable String detail) {}

    void requireValid(String pointer) {
        switch (type) {
            case CREATE_TASK -> {
                requireText(pointer + "/title", title, LONGEST);
                if (dueInDays == null || dueInDays < 0 || dueInDays > FARTHEST) {
                    throw new InvalidRule(pointer + "/dueInDays", "must be between 0 and " + FARTHEST);
                }
            }
            case NOTIFY -> {
                // Needs nothing: the event names the rule and the document.
            }
            case SET_FIELD -> {
                if (field == null) {
                    throw new InvalidRule(pointer + "/field", "is required");
                }
                requireText(pointer + "/value", value, field == AutomatedField.SOURCE ? 100 : LONGEST);
                if (field == AutomatedField.PROBABILITY_PERCENT
                        && !requiredValue().matches("100|[1-9]?[0-9]")) {
                    throw new InvalidRule(pointer + "/value", "must be a whole percentage from 0 to 100");
                }
            }
            case MOVE_STAGE -> requireText(pointer + "/stage", stage, 60);
        }
    }

    String requiredTitle() {
        return required(title);
    }

    String requiredValue() {
        return required(value);
    }

    String requiredStage() {
        return required(stage);
    }

    private static String required(@Nullable String part) {
        if (part == null) {
            throw new IllegalStateException("An action was stored without a part that it needs");
        }
        return part;
    }

    private static void requireText(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest) {
            throw new InvalidRule(pointer, "must be text of 1 to " + longest + " characters");
        }
    }
}
