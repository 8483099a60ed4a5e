package io.tieout.reconciliation.payout;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.statementfile.StatementFile;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/payout-reports")
class PayoutReportController {

    private final PayoutService payouts;
    private final PayoutQueries queries;

    PayoutReportController(PayoutService payouts, PayoutQueries queries) {
        this.payouts = payouts;
        this.queries = queries;
    }

    /// Takes a provider's settlement report. The same file again changes nothing: its content is the key of a retry.
    ///
    /// @param bankAccountId the account that its payouts come to
    /// @param lineId the bank line that its payout is, instead
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<PayoutReportResponse> upload(
            @RequestPart MultipartFile file,
            @RequestParam @Nullable UUID bankAccountId,
            @RequestParam @Nullable UUID lineId,
            Caller caller)
            throws IOException {
        if (file.isEmpty()) {
            throw new InvalidPayoutReport("file-empty", "The file is empty", null);
        }
        var account = lineId != null ? payouts.accountOf(caller.companyId(), lineId) : bankAccountId;
        if (account == null) {
            throw new InvalidPayoutReport("account-missing", "Neither a bank account nor a bank line is named", null);
        }
        if (bankAccountId != null && !bankAccountId.equals(account)) {
            throw new PayoutDoesNotFitLine(Objects.requireNonNull(lineId), "is on another account");
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "report");
        var upload = new PayoutReportUpload(
                account, lineId, new StatementFile(name, file.getSize(), file::getInputStream), sha256(file));
        var taken = payouts.take(caller.companyId(), upload, PayoutService.read(upload), caller.id());
        var body = get(caller, taken.payoutReportId());
        return taken.created()
                ? ResponseEntity.created(URI.create("/api/v1/payout-reports/" + taken.payoutReportId()))
                        .body(body)
                : ResponseEntity.ok(body);
    }

    /// The newest first.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<PayoutReportResponse.Summary> list(
            @RequestParam @Nullable UUID bankAccountId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        return queries.list(
                caller.companyId(), bankAccountId, PageRequest.of(limit, cursor, "payout-reports", bankAccountId));
    }

    @GetMapping("/{payoutReportId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    PayoutReportResponse get(Caller caller, @PathVariable UUID payoutReportId) {
        return queries.find(caller.companyId(), payoutReportId)
                .orElseThrow(() -> new PayoutReportNotFound(payoutReportId));
    }

    /// Takes a report back that was uploaded by mistake: its payouts explain nothing any more. Refused once a bank
    /// line is explained by one of them; undo that match first. The same file may be uploaded again.
    @PostMapping("/{payoutReportId}/withdrawal")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<PayoutReportResponse> withdraw(
            Caller caller, @PathVariable UUID payoutReportId, @Valid @RequestBody WithdrawReportRequest request) {
        payouts.withdraw(caller.companyId(), payoutReportId, request.reason(), caller.id());
        return ResponseEntity.ok(get(caller, payoutReportId));
    }

    /// Says that a payout is not the bank line that it was given: both are free, and are not taken for each other again
    /// unless a person names the line. Refused while the line is explained; undo its match first.
    @PostMapping("/{payoutReportId}/payouts/{payoutId}/release")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<PayoutReportResponse> free(
            Caller caller,
            @PathVariable UUID payoutReportId,
            @PathVariable UUID payoutId,
            @Valid @RequestBody FreePayoutRequest request) {
        payouts.free(caller.companyId(), payoutReportId, payoutId, request, caller.id());
        return ResponseEntity.ok(get(caller, payoutReportId));
    }

    private static String sha256(MultipartFile file) throws IOException {
        try (var in = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
