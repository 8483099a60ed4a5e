package io.tieout.ledger.monthend;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/month-end-sets")
class MonthEndController {

    private final MonthEndSetService sets;

    MonthEndController(MonthEndSetService sets) {
        this.sets = sets;
    }

    /// Asks for all reports of a month in one archive. It is made in the background: look at the resource until it is
    /// `DONE`.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<MonthEndSetResponse> request(Caller caller, @Valid @RequestBody CreateMonthEndSetRequest request) {
        var set = sets.request(caller.companyId(), request.period(), request.knownAt(), caller.id());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/month-end-sets/" + set.id().value()))
                .body(set);
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<MonthEndSetResponse> list(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        return sets.list(caller.companyId(), PageRequest.of(limit, cursor));
    }

    @GetMapping("/{monthEndSetId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    MonthEndSetResponse get(Caller caller, @PathVariable MonthEndSetId monthEndSetId) {
        return sets.get(caller.companyId(), monthEndSetId);
    }

    /// The archive.
    @GetMapping(value = "/{monthEndSetId}/content", produces = "application/zip")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    void content(Caller caller, @PathVariable MonthEndSetId monthEndSetId, HttpServletResponse response)
            throws IOException {
        var set = sets.get(caller.companyId(), monthEndSetId);
        if (set.status() != MonthEndState.DONE) {
            throw new MonthEndSetNotDone(monthEndSetId, set.status());
        }
        response.setContentType("application/zip");
        response.setContentLengthLong(Objects.requireNonNull(set.sizeBytes()));
        response.setHeader(HttpHeaders.ETAG, "\"" + set.sha256() + "\"");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("month-end-" + set.period() + ".zip")
                        .build()
                        .toString());
        var part = sets.part(caller.companyId(), monthEndSetId, 1);
        for (int number = 2; part.isPresent(); number++) {
            response.getOutputStream().write(part.get());
            part = sets.part(caller.companyId(), monthEndSetId, number);
        }
    }
}
