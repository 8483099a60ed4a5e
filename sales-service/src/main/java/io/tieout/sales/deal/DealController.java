package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.deal.DealQueries.BoardColumnResponse;
import io.tieout.sales.deal.DealQueries.StageChangeResponse;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
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
@RequestMapping("/api/v1")
class DealController {

    private final DealService service;
    private final DealQueries queries;

    DealController(DealService service, DealQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    @PostMapping("/deals")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<DealResponse> open(@Valid @RequestBody OpenDealRequest request, Caller caller) {
        var deal = service.open(caller.companyId(), request, Sight.of(caller));
        return ResponseEntity.created(URI.create("/api/v1/deals/" + deal.id().value()))
                .eTag(EntityTag.of(deal.version()))
                .body(DealResponse.from(deal));
    }

    @GetMapping("/deals")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<DealResponse> list(
            @RequestParam(required = false) @Nullable DealStatus status,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable String externalNumber,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var filter = new DealQueries.Filter(status, stage, customerId, externalNumber);
        return queries.list(caller.companyId(), Sight.of(caller), filter, PageRequest.of(limit, cursor, filter));
    }

    @GetMapping("/deals/board")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<BoardColumnResponse> board(Caller caller) {
        return queries.board(caller.companyId(), Sight.of(caller));
    }

    @GetMapping("/deals/{dealId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<DealResponse> get(@PathVariable DealId dealId, Caller caller) {
        return answer(queries.get(caller.companyId(), dealId, Sight.of(caller)));
    }

    @GetMapping("/deals/{dealId}/stages")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<StageChangeResponse> stages(@PathVariable DealId dealId, Caller caller) {
        var deal = queries.get(caller.companyId(), dealId, Sight.of(caller));
        return queries.stages(caller.companyId(), deal.id());
    }

    @PostMapping("/deals/{dealId}/move")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<DealResponse> move(
            @PathVariable DealId dealId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MoveDealRequest request,
            Caller caller) {
        return answer(service.move(current(dealId, ifMatch, caller), request.stage(), caller.id()));
    }

    @PostMapping("/deals/{dealId}/win")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<DealResponse> win(
            @PathVariable DealId dealId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WinDealRequest request,
            Caller caller) {
        return answer(service.win(current(dealId, ifMatch, caller), request.closeDate(), request.value(), caller.id()));
    }

    @PostMapping("/deals/{dealId}/lose")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<DealResponse> lose(
            @PathVariable DealId dealId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody LoseDealRequest request,
            Caller caller) {
        return answer(
                service.lose(current(dealId, ifMatch, caller), request.closeDate(), request.reason(), caller.id()));
    }

    private Deal current(DealId dealId, @Nullable String ifMatch, Caller caller) {
        var deal = queries.get(caller.companyId(), dealId, Sight.of(caller));
        long expected = EntityTag.required(ifMatch);
        if (expected != deal.version()) {
            throw new StaleVersion(expected, deal.version());
        }
        return deal;
    }

    private static ResponseEntity<DealResponse> answer(Deal deal) {
        return ResponseEntity.ok().eTag(EntityTag.of(deal.version())).body(DealResponse.from(deal));
    }

    record MoveDealRequest(@NotBlank @Size(max = 60) String stage) {}

    record WinDealRequest(
            @NotNull LocalDate closeDate, @Nullable Money value) {}

    record LoseDealRequest(
            @NotNull LocalDate closeDate,
            @NotBlank @Size(max = 200) String reason) {}
}
