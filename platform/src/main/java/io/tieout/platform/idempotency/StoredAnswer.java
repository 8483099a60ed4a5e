package io.tieout.platform.idempotency;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// What a request was answered, byte by byte.
///
/// @param body JSON, absent when the answer has none
public record StoredAnswer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String contentType,
        @Nullable String body) {

    /// @throws IllegalStateException when it is no success: to be remembered it would have to be committed, and a
    /// refusal must leave nothing behind, so it is thrown
    public static StoredAnswer of(ResponseEntity<?> response, JsonMapper json) {
        if (!response.getStatusCode().is2xxSuccessful()) {
            throw new IllegalStateException("A refusal is thrown, not returned: " + response.getStatusCode());
        }
        var headers = response.getHeaders();
        var location = headers.getLocation();
        var body = response.getBody();
        var type = headers.getContentType() == null ? MediaType.APPLICATION_JSON : headers.getContentType();
        return new StoredAnswer(
                response.getStatusCode().value(),
                location == null ? null : location.toString(),
                headers.getETag(),
                body == null ? null : type.toString(),
                body == null ? null : json.writeValueAsString(body));
    }

    /// @param replayed whether this is the answer to a retry
    public ResponseEntity<?> toResponse(boolean replayed) {
        var headers = new HttpHeaders();
        if (location != null) {
            headers.setLocation(URI.create(location));
        }
        if (etag != null) {
            headers.setETag(etag);
        }
        if (replayed) {
            headers.set("Idempotency-Replayed", "true");
        }
        if (body == null) {
            return ResponseEntity.status(status).headers(headers).build();
        }
        headers.setContentType(MediaType.parseMediaType(contentType == null ? "application/json" : contentType));
        return ResponseEntity.status(status).headers(headers).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
