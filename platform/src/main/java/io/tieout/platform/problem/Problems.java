package io.tieout.platform.problem;

import io.tieout.platform.money.CurrencyMismatch;
import io.tieout.platform.money.InvalidMoney;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;

/// Turns whatever went wrong into the one form of answer. The handler of controllers, the security filters and the
/// error
/// page all ask here, so they cannot differ.
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "1";

    private final String service;
    private final Supplier<@Nullable String> traceId;
    private final Map<String, Supplier<? extends Refusal>> byConstraint = new HashMap<>();

    Problems(String applicationName, Supplier<@Nullable String> traceId, List<ConstraintRefusals> constraints) {
        this.service = applicationName.replaceFirst("-service$", "");
        this.traceId = traceId;
        constraints.forEach(refusals -> byConstraint.putAll(refusals.byConstraint()));
    }

    public ResponseEntity<Problem> answer(Throwable failure, HttpServletRequest request) {
        var path = request.getRequestURI();
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return answer(failure, path, pattern instanceof String route ? route : withoutEnd(path));
    }

    /// @param path the path that was called, for `instance`
    ResponseEntity<Problem> answer(Throwable failure, String path) {
        return answer(failure, path, withoutEnd(path));
    }

    /// What ends a path may be a secret.
    private static String withoutEnd(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1) + "…";
    }

    /// @param route for the log, without what was put into the path
    private ResponseEntity<Problem> answer(Throwable failure, String path, String route) {
        var headers = headers(failure);
        var refusal = refusal(failure, route);
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE || refusal.code().equals("request-in-progress")) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer(refusal, path, headers);
    }

    /// For a failure of which only the status is known: the servlet container's own refusals.
    ResponseEntity<Problem> answer(HttpStatusCode status, String path) {
        return answer(refusal(status), path, new HttpHeaders());
    }

    private ResponseEntity<Problem> answer(Refusal refusal, String path, HttpHeaders headers) {
        var problem = new Problem(
                "urn:problem:" + service + ":" + refusal.code(),
                refusal.title(),
                refusal.status().value(),
                refusal.detail(),
                path,
                refusal.code(),
                traceId.get(),
                refusal.errors(),
                refusal.facts());
        return ResponseEntity.status(refusal.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Refusal refusal(Throwable failure, String route) {
        var refusal = known(failure);
        if (refusal != null) {
            return refusal;
        }
        if (failure.getCause() != null && failure instanceof jakarta.servlet.ServletException) {
            return refusal(Objects.requireNonNull(failure.getCause()), route);
        }
        LOG.error("Request to {} failed", route, failure);
        return internalError();
    }

    private @Nullable Refusal known(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case InvalidMoney money -> UnreadableBody.invalidMoney("", money);
            case CurrencyMismatch mismatch -> UnreadableBody.currencyMismatch(mismatch);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentNotValidException invalid ->
                UnreadableBody.invalidFields(fields(invalid.getAllErrors()));
            case HandlerMethodValidationException invalid when !invalid.isForReturnValue() -> invalid(invalid);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            // Text that nothing can read is a fault of ours.
            case MethodArgumentConversionNotSupportedException other
            when !(other.getValue() instanceof String) -> invalidParameter(other.getName(), "is not of the right kind");
            case MissingRequestHeaderException missing -> invalidHeader(missing.getHeaderName(), "is required");
            case MissingServletRequestParameterException missing ->
                invalidParameter(missing.getParameterName(), "is required");
            case MissingServletRequestPartException missing ->
                invalidParameter(missing.getRequestPartName(), "is required");
            case MaxUploadSizeExceededException tooLarge -> requestTooLarge();
            case MultipartException multipart -> multipart(multipart);
            case ConcurrencyFailureException concurrent ->
                new Unavailable(
                        "concurrent-update",
                        "Two changes met",
                        "This one was rolled back and can be sent again as it is");
            case TransientDataAccessException transientFault -> unavailable(transientFault);
            case DataAccessResourceFailureException resource -> unavailable(resource);
            case CannotCreateTransactionException transaction -> unavailable(transaction);
            case DataIntegrityViolationException violation -> constraint(violation);
            case AuthenticationServiceException service -> unavailable(service);
            case AuthenticationException authentication ->
                new BadRequest(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "Sign in first",
                        "The request needs a valid bearer token made for this system");
            case AccessDeniedException denied ->
                new Forbidden("access-denied", "Not allowed", "The token's roles and scopes do not allow this");
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() -> refusal(response.getStatusCode());
            default -> null;
        };
    }

    private static HttpHeaders headers(Throwable failure) {
        var headers = new HttpHeaders();
        switch (failure) {
            case HttpRequestMethodNotSupportedException method -> headers.putAll(method.getHeaders());
            case HttpMediaTypeNotSupportedException type -> headers.putAll(type.getHeaders());
            case HttpMediaTypeNotAcceptableException type -> headers.putAll(type.getHeaders());
            default -> {}
        }
        return headers;
    }

    private static Refusal refusal(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 ->
                new BadRequest(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "Sign in first",
                        "The request needs a valid bearer token made for this system");
            case 403 -> new Forbidden("access-denied", "Not allowed", "The token's roles and scopes do not allow this");
            case 404 -> new NotFound("route-not-found", "There is no such path", "No resource has this path");
            case 405 ->
                new BadRequest(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "The resource does not know this method",
                        "Use one of the methods that the header Allow lists");
            case 406 ->
                new BadRequest(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "No representation fits",
                        "The resource has no representation that the header Accept allows");
            case 413 -> requestTooLarge();
            case 415 ->
                new BadRequest(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "The body's media type is not understood here",
                        "Send one of the media types that the header Accept lists");
            case 503 ->
                new Unavailable(
                        "unavailable", "Not available at the moment", "Nothing was stored; send the request again");
            default ->
                status.is4xxClientError()
                        ? new BadRequest(
                                "bad-request", "The request is malformed", "The server could not understand it")
                        : internalError();
        };
    }

    private static Refusal internalError() {
        return new Failure("internal-error", "Something failed on our side", "Nothing was stored; it has been logged");
    }

    private static Refusal requestTooLarge() {
        return new BadRequest(
                HttpStatus.CONTENT_TOO_LARGE,
                "request-too-large",
                "The request is too large",
                "The body or file is larger than allowed here");
    }

    private static Refusal unavailable(Throwable failure) {
        LOG.warn(
                "A request could not be served: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        return new Unavailable(
                "unavailable", "Not available at the moment", "Nothing was stored; send the request again");
    }

    private static Refusal unreadable(HttpMessageNotReadableException unreadable) {
        for (var cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof JacksonException json) {
                return UnreadableBody.refusal(json);
            }
        }
        return UnreadableBody.missing();
    }

    private static List<FieldProblem> fields(List<? extends ObjectError> errors) {
        return errors.stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? JsonPointer.ofPropertyPath(field.getField()) : "",
                        String.valueOf(error.getDefaultMessage())))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
    }

    private static Refusal invalid(HandlerMethodValidationException invalid) {
        var inBody = new ArrayList<FieldProblem>();
        var inHeaders = new ArrayList<FieldProblem>();
        var inParameters = new ArrayList<FieldProblem>();
        for (var result : invalid.getParameterValidationResults()) {
            if (result.getMethodParameter().hasParameterAnnotation(RequestBody.class)) {
                inBody.addAll(inBody(result));
                continue;
            }
            var target =
                    result.getMethodParameter().hasParameterAnnotation(RequestHeader.class) ? inHeaders : inParameters;
            result.getResolvableErrors()
                    .forEach(error ->
                            target.add(new FieldProblem(name(result), String.valueOf(error.getDefaultMessage()))));
        }
        if (!inBody.isEmpty()) {
            return UnreadableBody.invalidFields(inBody);
        }
        return inHeaders.isEmpty() ? invalidParameters(inParameters) : invalidHeaders(inHeaders);
    }

    private static List<FieldProblem> inBody(ParameterValidationResult result) {
        var prefix = result.getContainerIndex() == null ? "" : "/" + result.getContainerIndex();
        if (result instanceof ParameterErrors errors) {
            return fields(errors.getAllErrors()).stream()
                    .map(field -> new FieldProblem(prefix + field.pointer(), field.message()))
                    .toList();
        }
        return result.getResolvableErrors().stream()
                .map(error -> new FieldProblem(prefix, String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    private static String name(ParameterValidationResult result) {
        var header = result.getMethodParameter().getParameterAnnotation(RequestHeader.class);
        if (header != null && !header.name().isEmpty()) {
            return header.name();
        }
        return String.valueOf(result.getMethodParameter().getParameterName());
    }

    private static Refusal mismatch(MethodArgumentTypeMismatchException mismatch) {
        var byOurTypes = UnreadableBody.refusal("", mismatch.getCause());
        var message = byOurTypes == null
                ? "has the wrong form"
                : byOurTypes.errors().isEmpty()
                        ? byOurTypes.detail()
                        : byOurTypes.errors().getFirst().message();
        return mismatch.getParameter().hasParameterAnnotation(RequestHeader.class)
                ? invalidHeader(mismatch.getName(), message)
                : invalidParameter(mismatch.getName(), message);
    }

    private static Refusal multipart(MultipartException multipart) {
        for (Throwable cause = multipart; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().contains("SizeLimit")) {
                return requestTooLarge();
            }
        }
        return new BadRequest(
                "invalid-multipart",
                "The upload cannot be read",
                "Send multipart/form-data with a boundary and complete parts");
    }

    private Refusal constraint(DataIntegrityViolationException violation) {
        if (NestedExceptionUtils.getMostSpecificCause(violation) instanceof org.postgresql.util.PSQLException error) {
            var message = error.getServerErrorMessage();
            var constraint = message == null ? null : message.getConstraint();
            var refusal = constraint == null ? null : byConstraint.get(constraint);
            if (refusal != null) {
                return refusal.get();
            }
            if (List.of("22021", "22P05").contains(String.valueOf(error.getSQLState()))) {
                return UnreadableBody.invalidField("", "holds a character that cannot be stored");
            }
            if (List.of("23503", "23505", "23P01").contains(String.valueOf(error.getSQLState()))) {
                LOG.warn("No refusal is mapped to constraint {}", constraint);
                return new Conflict(
                        "constraint-violated",
                        "The request does not fit what is stored",
                        "A value must be unique, or refers to something that is not there");
            }
        }
        LOG.error("The database refused a statement that should have been right", violation);
        return internalError();
    }

    private static Refusal invalidHeader(String name, String message) {
        return invalidHeaders(List.of(new FieldProblem(name, message)));
    }

    private static Refusal invalidHeaders(List<FieldProblem> errors) {
        return new BadRequest(
                "invalid-header",
                "A header is missing or wrong",
                sentence(errors),
                errors.toArray(FieldProblem[]::new));
    }

    private static Refusal invalidParameter(String name, String message) {
        return invalidParameters(List.of(new FieldProblem(name, message)));
    }

    private static Refusal invalidParameters(List<FieldProblem> errors) {
        return new BadRequest(
                "invalid-parameter",
                "A parameter is missing or wrong",
                sentence(errors),
                errors.toArray(FieldProblem[]::new));
    }

    private static String sentence(List<FieldProblem> errors) {
        return errors.isEmpty()
                ? "The parameters do not fit together"
                : errors.getFirst().pointer() + " " + errors.getFirst().message();
    }

    private static final class Failure extends Refusal {

        Failure(String code, String title, String detail) {
            super(HttpStatus.INTERNAL_SERVER_ERROR, code, title, detail, List.of());
        }
    }
}
