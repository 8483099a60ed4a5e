package io.tieout.sales.contract;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.id.Ids;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.contract.ContractQueries.ContractSummary;
import io.tieout.sales.contract.ContractService.ContractContent;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
@RequestMapping("/api/v1/contracts")
class ContractController {

    private final ContractService service;
    private final ContractDisputeService disputes;
    private final ContractQueries queries;
    private final ContractRepository contracts;

    ContractController(
            ContractService service,
            ContractDisputeService disputes,
            ContractQueries queries,
            ContractRepository contracts) {
        this.service = service;
        this.disputes = disputes;
        this.queries = queries;
        this.contracts = contracts;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Contract> conclude(@Valid @RequestBody ContractRequest request, Caller caller) {
        var contract = service.conclude(
                caller.companyId(),
                request.customerId(),
                request.content().toContent(),
                Objects.requireNonNullElse(request.milestones(), List.<MilestoneRequest>of()).stream()
                        .map(MilestoneRequest::toMilestone)
                        .toList(),
                caller.id());
        return ResponseEntity.created(URI.create("/api/v1/contracts/" + contract.contractId()))
                .eTag(EntityTag.of(contract.version()))
                .body(contract);
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<ContractSummary> list(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable LocalDate endsBefore,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return queries.list(
                caller.companyId(),
                Sight.of(caller),
                customerId,
                endsBefore,
                PageRequest.of(limit, cursor, customerId, endsBefore));
    }

    @GetMapping("/{contractId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<Contract> get(@PathVariable UUID contractId, Caller caller) {
        return answer(queries.get(caller.companyId(), contractId, Sight.of(caller)));
    }

    /// Every version that was agreed, oldest first.
    @GetMapping("/{contractId}/versions")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<ContractVersion> versions(@PathVariable UUID contractId, Caller caller) {
        queries.requireSight(caller.companyId(), contractId, Sight.of(caller));
        return new Page<>(contracts.versions(caller.companyId(), contractId), null);
    }

    @PostMapping("/{contractId}/versions")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Contract> change(
            @PathVariable UUID contractId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ContractVersionRequest request,
            Caller caller) {
        queries.requireSight(caller.companyId(), contractId, Sight.of(caller));
        return answer(service.change(
                caller.companyId(),
                contractId,
                EntityTag.required(ifMatch),
                request.content().toContent(),
                request.reason(),
                caller.id()));
    }

    @PostMapping("/{contractId}/terminate")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Contract> terminate(
            @PathVariable UUID contractId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TerminationRequest request,
            Caller caller) {
        queries.requireSight(caller.companyId(), contractId, Sight.of(caller));
        return answer(service.terminate(
                caller.companyId(),
                contractId,
                EntityTag.required(ifMatch),
                request.endsOn(),
                request.reason(),
                caller.id()));
    }

    @PostMapping("/{contractId}/milestones")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Contract> addMilestone(
            @PathVariable UUID contractId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MilestoneRequest request,
            Caller caller) {
        queries.requireSight(caller.companyId(), contractId, Sight.of(caller));
        return answer(service.addMilestone(
                caller.companyId(), contractId, EntityTag.required(ifMatch), request.toMilestone()));
    }

    /// Ends a milestone; one with an amount is ordered, and so invoiced.
    @PostMapping("/{contractId}/milestones/{milestoneId}/done")
    @Idempotent(required = true)
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Contract> milestoneDone(
            @PathVariable UUID contractId,
            @PathVariable UUID milestoneId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MilestoneDoneRequest request,
            Caller caller) {
        queries.requireSight(caller.companyId(), contractId, Sight.of(caller));
        return answer(service.milestoneDone(
                caller.companyId(),
                contractId,
                EntityTag.required(ifMatch),
                milestoneId,
                request.doneOn(),
                caller.id()));
    }

    @PostMapping("/{contractId}/disputes")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, OPERATOR},
            scope = "sales:write")
    ResponseEntity<ContractDispute> openDispute(
            @PathVariable UUID contractId, @Valid @RequestBody DisputeRequest request, Caller caller) {
        queries.requireSight(caller.companyId(), contractId, Sight.of(caller));
        var dispute = disputes.open(caller.companyId(), contractId, request.subject(), caller.id());
        return ResponseEntity.created(URI.create("/api/v1/contracts/" + contractId + "/disputes"))
                .eTag(EntityTag.of(dispute.version()))
                .body(dispute);
    }

    @GetMapping("/{contractId}/disputes")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<ContractDispute> disputes(@PathVariable UUID contractId, Caller caller) {
        queries.requireSight(caller.companyId(), contractId, Sight.of(caller));
        return new Page<>(disputes.list(caller.companyId(), contractId), null);
    }

    @PostMapping("/{contractId}/disputes/{disputeId}/close")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "sales:write")
    ResponseEntity<ContractDispute> closeDispute(
            @PathVariable UUID contractId,
            @PathVariable UUID disputeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CloseDisputeRequest request,
            Caller caller) {
        queries.requireSight(caller.companyId(), contractId, Sight.of(caller));
        if (request.outcome() == DisputeState.OPEN) {
            throw new InvalidContract("outcome", "must be how the dispute ended");
        }
        if (request.cost() != null && request.cost().minorUnits() < 0) {
            throw new InvalidContract("cost", "must not be negative");
        }
        var dispute = disputes.close(
                caller.companyId(),
                contractId,
                disputeId,
                EntityTag.required(ifMatch),
                request.outcome(),
                request.resolution(),
                request.cost(),
                caller.id());
        return ResponseEntity.ok().eTag(EntityTag.of(dispute.version())).body(dispute);
    }

    private static ResponseEntity<Contract> answer(Contract contract) {
        return ResponseEntity.ok().eTag(EntityTag.of(contract.version())).body(contract);
    }

    record ContractRequest(
            @NotNull UUID customerId,
            @NotNull @Valid ContentRequest content,
            @Nullable @Size(max = 200) List<@Valid MilestoneRequest> milestones) {}

    record ContractVersionRequest(
            @NotNull @Valid ContentRequest content,
            @NotBlank @Size(max = 500) String reason) {}

    /// @param endsOn the last day; none for a contract without end
    /// @param renewalMonths by how much it goes on when nobody terminates it
    record ContentRequest(
            @NotBlank @Size(max = 200) String title,
            @NotNull LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable @Min(1) @Max(120) Integer renewalMonths,
            @Nullable Money value,
            @Nullable @Size(max = 20_000) String terms) {

        ContractContent toContent() {
            if (value != null && value.minorUnits() < 0) {
                throw new InvalidContract("content/value", "must not be negative");
            }
            return new ContractContent(title, startsOn, endsOn, renewalMonths, value, terms);
        }
    }

    /// @param amount what is charged when it is done, without tax
    record MilestoneRequest(
            @NotBlank @Size(max = 200) String title,
            @NotNull LocalDate dueOn,
            @Nullable @Size(min = 1, max = 60) String productCode,
            @Nullable Money amount,
            @Nullable @Size(min = 1, max = 40) String taxCode,
            @Nullable @PositiveOrZero @DecimalMax("100") BigDecimal taxRatePercent) {

        Milestone toMilestone() {
            if (amount != null && amount.minorUnits() <= 0) {
                throw new InvalidContract("amount", "must be more than zero");
            }
            return new Milestone(
                    Ids.next(), title, dueOn, productCode, amount, taxCode, taxRatePercent, null, null, null);
        }
    }

    record MilestoneDoneRequest(@NotNull LocalDate doneOn) {}

    record TerminationRequest(
            @NotNull LocalDate endsOn,
            @NotBlank @Size(max = 500) String reason) {}

    record DisputeRequest(@NotBlank @Size(max = 500) String subject) {}

    /// @param cost what it cost us in the end
    record CloseDisputeRequest(
            @NotNull DisputeState outcome,
            @NotBlank @Size(max = 2000) String resolution,
            @Nullable Money cost) {}
}
