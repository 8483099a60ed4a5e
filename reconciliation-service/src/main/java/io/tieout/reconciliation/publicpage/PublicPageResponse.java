package io.tieout.reconciliation.publicpage;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers in HTML, with the headers that keep a page to itself.
public final class PublicPageResponse {

    private PublicPageResponse() {}

    public static ResponseEntity<byte[]> of(HttpStatus status, String html) {
        return with(ResponseEntity.status(status)).body(html.getBytes(StandardCharsets.UTF_8));
    }

    /// To somebody who guessed too often.
    public static ResponseEntity<byte[]> shutOut() {
        return with(ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(GuessLimit.WINDOW.toSeconds()))
                .body(PublicPage.shutOut().getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder with(ResponseEntity.BodyBuilder builder) {
        return builder.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", PublicPage.contentSecurityPolicy())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex");
    }
}
