package io.tieout.sales.salestarget;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.id.Ids;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.salestarget.TargetQueries.TargetPerformance;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
@RequestMapping("/api/v1/sales-targets")
class TargetController {

    private final TargetService service;
    private final TargetQueries queries;
    private final CompanyDayQueries days;
    private final Clock clock;

    TargetController(TargetService service, TargetQueries queries, CompanyDayQueries days, Clock clock) {
        this.service = service;
        this.queries = queries;
        this.days = days;
        this.clock = clock;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Target> set(@Valid @RequestBody TargetRequest request, Caller caller) {
        var target = service.set(caller.companyId(), request.toTarget(), request.reason(), caller.id());
        return ResponseEntity.created(URI.create("/api/v1/sales-targets"))
                .eTag(EntityTag.of(target.version()))
                .body(target);
    }

    @PostMapping("/{targetId}/amounts")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Target> change(
            @PathVariable UUID targetId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AmountRequest request,
            Caller caller) {
        var target = service.change(
                caller.companyId(),
                targetId,
                EntityTag.required(ifMatch),
                request.amount(),
                request.reason(),
                caller.id());
        return ResponseEntity.ok().eTag(EntityTag.of(target.version())).body(target);
    }

    /// Targets against what was sold. A representative sees the own ones, a manager those of the teams that he or she
    /// leads.
    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<TargetPerformance> list(
            @RequestParam(required = false) @Nullable TargetKind kind,
            @RequestParam(required = false) @Nullable LocalDate during,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return queries.performance(
                caller.companyId(),
                Sight.of(caller),
                kind,
                during,
                asOf == null ? days.today(caller.companyId()) : asOf,
                knownAt == null ? clock.instant() : knownAt,
                PageRequest.of(limit, cursor, kind, during, asOf, knownAt));
    }

    record TargetRequest(
            @NotNull TargetKind kind,
            @Nullable UUID representativeId,
            @Nullable UUID teamId,
            @Nullable @Size(min = 1, max = 100) String region,
            @Nullable @Size(min = 1, max = 60) String productCode,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull Money amount,
            @NotBlank @Size(max = 500) String reason) {

        Target toTarget() {
            return new Target(Ids.next(), kind, representativeId, teamId, region, productCode, from, to, amount, 1);
        }
    }

    record AmountRequest(
            @NotNull Money amount,
            @NotBlank @Size(max = 500) String reason) {}
}
