package io.tieout.platform.web;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.StaleVersion;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Applies a JSON Merge Patch (RFC 7386) to the request form of a resource and checks the outcome like a new request.
public final class MergePatch {

    private final JsonMapper json;
    private final Validator validator;

    public MergePatch(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// @param current the resource in the form a caller would have sent it
    /// @param currentVersion its version
    /// @param expectedVersion from `If-Match`
    /// @param patch only the members to change; null removes
    public <T> T apply(T current, long currentVersion, long expectedVersion, JsonNode patch, Class<T> form) {
        if (currentVersion != expectedVersion) {
            throw new StaleVersion(expectedVersion, currentVersion);
        }
        if (!(patch instanceof ObjectNode changes)) {
            throw BadRequest.invalidFields(List.of(new FieldProblem("", "must be an object")));
        }
        return read(merge(json.valueToTree(current), changes), form);
    }

    /// Reads a document inside a request like the body of one.
    public <T> T read(JsonNode content, Class<T> form) {
        if (!(content instanceof ObjectNode object)) {
            throw BadRequest.invalidFields(List.of(new FieldProblem("", "must be an object")));
        }
        var outcome = converted(object, form);
        var violations = validator.validate(outcome);
        if (!violations.isEmpty()) {
            throw BadRequest.invalidFields(
                    violations.stream().map(MergePatch::problem).toList());
        }
        return outcome;
    }

    private <T> T converted(ObjectNode document, Class<T> form) {
        try {
            return json.treeToValue(document, form);
        } catch (JacksonException e) {
            throw BadRequest.unreadable(e);
        }
    }

    private static FieldProblem problem(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return new FieldProblem("/" + path.replaceAll("[.\\[]", "/").replace("]", ""), violation.getMessage());
    }

    private static ObjectNode merge(JsonNode target, ObjectNode patch) {
        var result = target instanceof ObjectNode object ? object : patch.objectNode();
        for (var change : patch.properties()) {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else if (change.getValue() instanceof ObjectNode nested) {
                result.set(change.getKey(), merge(result.path(change.getKey()), nested));
            } else {
                result.set(change.getKey(), change.getValue());
            }
        }
        return result;
    }
}
