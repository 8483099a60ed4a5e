package io.tieout.platform.idempotency;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/// Names one request of one company: the same key on another path is another request.
///
/// @param route method, path and query, for example `POST /api/v1/invoices`
/// @param key what the caller sent as `Idempotency-Key`
public record RequestKey(UUID companyId, String route, String key) {

    static final String HEADER = "Idempotency-Key";

    /// @throws BadRequest when the key is malformed, or missing where it is required
    public static Optional<RequestKey> of(HttpServletRequest request, UUID companyId, boolean required) {
        var key = request.getHeader(HEADER);
        if (key == null) {
            if (required) {
                throw new BadRequest(
                        "idempotency-key-required",
                        "This request needs an idempotency key",
                        "Send a new Idempotency-Key for each intent, and the same one for each retry",
                        new FieldProblem(HEADER, "is required"));
            }
            return Optional.empty();
        }
        if (key.isEmpty() || key.length() > 200 || !key.chars().allMatch(sign -> sign >= '!' && sign <= '~')) {
            throw new BadRequest(
                    "invalid-idempotency-key",
                    "The idempotency key has the wrong form",
                    "Idempotency-Key must be 1 to 200 visible ASCII characters",
                    new FieldProblem(HEADER, "must be 1 to 200 visible ASCII characters"));
        }
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return Optional.of(new RequestKey(companyId, request.getMethod() + " " + request.getRequestURI() + query, key));
    }

    /// The advisory lock that stands for this request.
    long lock() {
        try {
            var text = companyId + "\n" + route + "\n" + key;
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
