package io.tieout.sales.quote;

import io.tieout.platform.security.PublicAccess;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a customer sees who follows the link of a quote. Answers in HTML, whatever happens.
@RestController
@RequestMapping(OfferPage.PATH)
class OfferPageController {

    private static final int MAX_REASON = 2_000;

    private final QuoteService quotes;

    OfferPageController(QuoteService quotes) {
        this.quotes = quotes;
    }

    @GetMapping("/{token}")
    @PublicAccess("whoever has the link may see the one quote that it opens")
    ResponseEntity<byte[]> show(@PathVariable String token) {
        return open(token)
                .map(opened -> answer(HttpStatus.OK, OfferPage.offer(opened, null)))
                .orElseGet(OfferPageController::nothing);
    }

    /// Takes the answer.
    ///
    /// @param decision `ACCEPT` or `DECLINE`
    @PostMapping(path = "/{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @PublicAccess("whoever has the link may answer the one quote that it opens, once")
    ResponseEntity<byte[]> answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable String reason) {
        var found = open(token);
        if (found.isEmpty()) {
            return nothing();
        }
        var why = reason == null ? "" : reason.strip();
        boolean accepts = "ACCEPT".equals(decision);
        boolean declines = "DECLINE".equals(decision) && !why.isEmpty() && why.length() <= MAX_REASON;
        if (!accepts && !declines) {
            return answer(HttpStatus.UNPROCESSABLE_CONTENT, OfferPage.offer(found.get(), QuoteWord.CHOOSE));
        }
        return LinkToken.parse(token)
                .flatMap(known -> accepts ? quotes.accept(known) : quotes.decline(known, why))
                .map(opened -> answer(HttpStatus.OK, OfferPage.thanks(opened)))
                .orElseGet(OfferPageController::nothing);
    }

    private Optional<QuoteService.Opened> open(String token) {
        return LinkToken.parse(token).flatMap(quotes::open);
    }

    private static ResponseEntity<byte[]> nothing() {
        return answer(HttpStatus.NOT_FOUND, OfferPage.nothing());
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", OfferPage.contentSecurityPolicy())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .body(html.getBytes(StandardCharsets.UTF_8));
    }
}
