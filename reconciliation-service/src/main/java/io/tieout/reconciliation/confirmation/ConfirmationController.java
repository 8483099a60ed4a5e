package io.tieout.reconciliation.confirmation;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.reconciliation.publicpage.PublicPageProperties;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class ConfirmationController {

    private final ConfirmationService confirmations;
    private final PublicPageProperties pages;

    ConfirmationController(ConfirmationService confirmations, PublicPageProperties pages) {
        this.confirmations = confirmations;
        this.pages = pages;
    }

    /// A new link by which the customer answers the statement; the one before works no more. Takes no idempotency key:
    /// what answers a retry would have to be kept, and the link must not be.
    @PostMapping("/account-statements/{statementId}/links")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<StatementLinkResponse> link(Caller caller, @PathVariable UUID statementId) {
        var created = confirmations.link(caller.companyId(), statementId, caller.id());
        var url = pages.link(ConfirmationPage.PATH, created.token());
        return ResponseEntity.created(URI.create("/api/v1/account-statements/" + statementId))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new StatementLinkResponse(url, created.link().expiresAt()));
    }

    /// What the customer answered.
    @GetMapping("/account-statements/{statementId}/answer")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    StatementAnswerResponse answer(Caller caller, @PathVariable UUID statementId) {
        return StatementAnswerResponse.from(
                confirmations.answer(caller.companyId(), statementId),
                confirmations.hasFile(caller.companyId(), statementId));
    }

    /// The file that came with the answer.
    @GetMapping(
            value = "/account-statements/{statementId}/answer/file",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<byte[]> file(Caller caller, @PathVariable UUID statementId) {
        var file = confirmations
                .file(caller.companyId(), statementId)
                .orElseThrow(() -> new StatementNotAnswered(statementId));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("answer")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(file.content());
    }

    /// How the company treats silence.
    @GetMapping("/account-statement-policy")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<ConfirmationPolicyResponse> policy(Caller caller) {
        return response(confirmations.policy(caller.companyId()));
    }

    @PutMapping("/account-statement-policy")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<ConfirmationPolicyResponse> setPolicy(
            Caller caller,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ConfirmationPolicyRequest request) {
        return response(confirmations.setPolicy(request.of(caller.companyId(), EntityTag.required(ifMatch) + 1)));
    }

    private static ResponseEntity<ConfirmationPolicyResponse> response(ConfirmationPolicy policy) {
        return ResponseEntity.ok().eTag(EntityTag.of(policy.version())).body(ConfirmationPolicyResponse.from(policy));
    }
}
