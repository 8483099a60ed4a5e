package io.tieout.sales.quote;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.quote.QuoteRequest.OfferRequest;
import io.tieout.sales.team.Sight;
import io.tieout.sales.team.SightQueries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/quotes")
class QuoteController {

    private final QuoteService service;
    private final QuoteRepository quotes;
    private final SightQueries sights;

    QuoteController(QuoteService service, QuoteRepository quotes, SightQueries sights) {
        this.service = service;
        this.quotes = quotes;
        this.sights = sights;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<QuoteResponse> draft(@Valid @RequestBody QuoteRequest request, Caller caller) {
        var dealId = request.dealId();
        if (dealId != null && !sights.seesDeal(caller.companyId(), dealId, Sight.of(caller))) {
            throw new QuoteDealUnknown();
        }
        var quote = service.draft(caller.companyId(), request, caller.id());
        return ResponseEntity.created(URI.create("/api/v1/quotes/" + quote.id().value()))
                .eTag(EntityTag.of(quote.version()))
                .body(QuoteResponse.from(quote));
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<QuoteResponse> list(
            @RequestParam(required = false) @Nullable QuoteStatus status,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID dealId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var filter = new QuoteRepository.Filter(status, customerId, dealId);
        var page = quotes.list(caller.companyId(), filter, Sight.of(caller), PageRequest.of(limit, cursor, filter));
        return new Page<>(page.items().stream().map(QuoteResponse::from).toList(), page.next());
    }

    /// @param revision the current one where absent
    @GetMapping("/{quoteId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<QuoteResponse> get(
            @PathVariable QuoteId quoteId, @RequestParam(required = false) @Nullable Integer revision, Caller caller) {
        return answer(visible(quoteId, revision, caller));
    }

    /// @param revision the current one where absent
    @GetMapping(path = "/{quoteId}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<byte[]> pdf(
            @PathVariable QuoteId quoteId, @RequestParam(required = false) @Nullable Integer revision, Caller caller) {
        var quote = visible(quoteId, revision, caller);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + quote.number() + "-"
                                + quote.current().revision() + ".pdf\"")
                .body(service.print(quote));
    }

    /// Offers something else; the link that was sent works no more.
    @PostMapping("/{quoteId}/revisions")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<QuoteResponse> revise(
            @PathVariable QuoteId quoteId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody OfferRequest request,
            Caller caller) {
        long expected = expected(quoteId, ifMatch, caller);
        return answer(service.revise(caller.companyId(), quoteId, expected, request, caller.id()));
    }

    /// Ready to be sent, unless it goes above what a seller may offer alone: then it waits for an approval.
    @PostMapping("/{quoteId}/submit")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<QuoteResponse> submit(
            @PathVariable QuoteId quoteId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        long expected = expected(quoteId, ifMatch, caller);
        return answer(service.submit(caller.companyId(), quoteId, expected, caller.id()));
    }

    /// By somebody else than who made or submitted it.
    @PostMapping("/{quoteId}/approve")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<QuoteResponse> approve(
            @PathVariable QuoteId quoteId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        long expected = expected(quoteId, ifMatch, caller);
        return answer(service.decide(caller.companyId(), quoteId, expected, true, caller.id()));
    }

    /// Not approved: a draft again.
    @PostMapping("/{quoteId}/send-back")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<QuoteResponse> sendBack(
            @PathVariable QuoteId quoteId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        long expected = expected(quoteId, ifMatch, caller);
        return answer(service.decide(caller.companyId(), quoteId, expected, false, caller.id()));
    }

    /// Makes the link with which the customer answers; the one before works no more. Without an idempotency key,
    /// because the answer holds a secret that is kept nowhere.
    @PostMapping("/{quoteId}/send")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<SentQuoteResponse> send(
            @PathVariable QuoteId quoteId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        long expected = expected(quoteId, ifMatch, caller);
        var sent = service.send(caller.companyId(), quoteId, expected, caller.id());
        return ResponseEntity.ok()
                .eTag(EntityTag.of(sent.quote().version()))
                .body(new SentQuoteResponse(QuoteResponse.from(sent.quote()), sent.url(), sent.expiresAt()));
    }

    /// The customer said no without the link.
    @PostMapping("/{quoteId}/decline")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<QuoteResponse> decline(
            @PathVariable QuoteId quoteId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DeclineQuoteRequest request,
            Caller caller) {
        long expected = expected(quoteId, ifMatch, caller);
        return answer(service.decline(caller.companyId(), quoteId, expected, request.reason()));
    }

    private long expected(QuoteId quoteId, @Nullable String ifMatch, Caller caller) {
        visible(quoteId, null, caller);
        return EntityTag.required(ifMatch);
    }

    private Quote visible(QuoteId quoteId, @Nullable Integer revision, Caller caller) {
        return quotes.find(caller.companyId(), quoteId, revision, Sight.of(caller))
                .orElseThrow(() -> new QuoteNotFound(quoteId));
    }

    private static ResponseEntity<QuoteResponse> answer(Quote quote) {
        return ResponseEntity.ok().eTag(EntityTag.of(quote.version())).body(QuoteResponse.from(quote));
    }

    record DeclineQuoteRequest(@NotBlank @Size(max = 2000) String reason) {}

    /// @param url told only now: what is kept does not open the quote
    record SentQuoteResponse(QuoteResponse quote, String url, Instant expiresAt) {}
}
