package io.tieout.reconciliation.statementmail;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Addresses that get no mail any more. An address stands in bodies only: paths are written to logs.
@RestController
@RequestMapping("/api/v1")
class SuppressionController {

    private final SuppressionService suppressions;
    private final StatementMailRepository rows;
    private final SmtpProperties properties;

    SuppressionController(SuppressionService suppressions, StatementMailRepository rows, SmtpProperties properties) {
        this.suppressions = suppressions;
        this.rows = rows;
        this.properties = properties;
    }

    /// The oldest first.
    @GetMapping("/mail-suppressions")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    Page<SuppressionResponse> list(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, "mail-suppressions");
        var found = rows
                .suppressions(
                        caller.companyId(), page.isFirst() ? null : page.after().getFirst(), page.limit() + 1)
                .stream()
                .map(SuppressionResponse::from)
                .toList();
        return Page.of(found, page, row -> List.of(row.suppressionId().toString()));
    }

    /// Writes to an address no more: its owner does not want it, or a mail came back.
    @PostMapping("/mail-suppressions")
    @Access(
            roles = {ACCOUNTANT, SUPPORT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<Void> suppress(Caller caller, @Valid @RequestBody SuppressAddressRequest request) {
        var address = hash(caller.companyId(), request.address());
        suppressions.suppress(caller.companyId(), address, request.reason(), request.note(), caller.id());
        return ResponseEntity.noContent().build();
    }

    /// Lets an address be written to again. Who did it, and why, is kept.
    @PostMapping("/mail-suppressions/lift")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<Void> lift(Caller caller, @Valid @RequestBody LiftSuppressionRequest request) {
        var address = hash(caller.companyId(), request.address());
        suppressions.lift(caller.companyId(), address, request.note(), caller.id());
        return ResponseEntity.noContent().build();
    }

    /// Takes a mail that came back, as it is: a delivery status notification (RFC 3464). Whoever runs the mailbox that
    /// they go to passes them on; the same one again changes nothing.
    @PostMapping(path = "/mail-bounces", consumes = "message/rfc822")
    @Access(
            roles = {ACCOUNTANT, SUPPORT, OPERATOR},
            scope = "reconciliation:write")
    BounceResponse bounced(Caller caller, @RequestBody byte[] mail) {
        var report = DeliveryReport.parse(mail).orElseThrow(NotADeliveryReport::new);
        return new BounceResponse(suppressions.bounced(caller.companyId(), report));
    }

    private AddressHash hash(UUID companyId, String address) {
        if (!properties.isConfigured()) {
            throw new MailNotConfigured();
        }
        return suppressions.hash(companyId, MailAddress.parse(address).orElseThrow(MailAddressInvalid::new));
    }
}
