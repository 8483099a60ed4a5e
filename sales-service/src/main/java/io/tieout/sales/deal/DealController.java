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
import io.tieout.platform.web.MergePatch;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.deal.DealQueries.BoardColumnResponse;
import io.tieout.sales.deal.DealQueries.StageChangeResponse;
import io.tieout.sales.deal.DealQueries.StaleDealResponse;
import io.tieout.sales.team.Sight;
import io.tieout.sheet.SheetResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1")
class DealController {

    private static final int STALE_AFTER_DAYS = 30;

    private final DealService service;
    private final DealQueries queries;
    private final DealExportService export;
    private final MergePatch patch;
    private final Clock clock;

    DealController(DealService service, DealQueries queries, DealExportService export, MergePatch patch, Clock clock) {
        this.export = export;
        this.service = service;
        this.queries = queries;
        this.patch = patch;
        this.clock = clock;
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
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID representativeId,
            @RequestParam(required = false) @Nullable String externalNumber,
            @RequestParam(required = false) @Nullable DealSort sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var filter =
                new DealQueries.Filter(status, pipeline, stage, customerId, representativeId, externalNumber, sort);
        return queries.list(caller.companyId(), Sight.of(caller), filter, PageRequest.of(limit, cursor, filter));
    }

    /// The list as a file, newest first.
    ///
    /// @param format `csv` or `xlsx`
    /// @param bom whether CSV says by its first character that it is UTF-8, without which Excel guesses
    @GetMapping("/deals/export")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    void export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "false") boolean bom,
            @RequestParam(required = false) @Nullable DealStatus status,
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID representativeId,
            @RequestParam(required = false) @Nullable String externalNumber,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var file = SheetResponse.of(format, "deals", bom);
        var filter =
                new DealQueries.Filter(status, pipeline, stage, customerId, representativeId, externalNumber, null);
        export.requireRoom(caller.companyId(), Sight.of(caller), filter, file.format());
        file.send(response, sheet -> export.write(caller.companyId(), Sight.of(caller), filter, sheet));
    }

    @GetMapping("/deals/board")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<BoardColumnResponse> board(@RequestParam(required = false) @Nullable String pipeline, Caller caller) {
        return queries.board(caller.companyId(), pipeline, Sight.of(caller));
    }

    /// Open deals on which nothing happened for long, the most neglected first.
    ///
    /// @param days how long, where a deal's stage does not say; 30 where absent
    @GetMapping("/deals/stale")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<StaleDealResponse> stale(
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        int least = days == null ? STALE_AFTER_DAYS : Math.clamp(days, 0, 3650);
        var page = PageRequest.of(limit, cursor, least);
        return queries.stale(caller.companyId(), least, clock.instant(), Sight.of(caller), page);
    }

    /// Why deals were lost between two days, and what customers held against them.
    @GetMapping("/deals/lost-statistics")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    LostStatisticsResponse lostStatistics(@RequestParam LocalDate from, @RequestParam LocalDate to, Caller caller) {
        return queries.lostStatistics(caller.companyId(), from, to, Sight.of(caller));
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
        return queries.stages(deal, clock.instant());
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
        requireMayOverride(request.overrideReason(), caller);
        return answer(service.move(current(dealId, ifMatch, caller), request, caller.id()));
    }

    @PatchMapping(path = "/deals/{dealId}", consumes = "application/merge-patch+json")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<DealResponse> edit(
            @PathVariable DealId dealId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes,
            Caller caller) {
        var deal = current(dealId, ifMatch, caller);
        var wanted =
                patch.apply(EditDealRequest.of(deal), deal.version(), deal.version(), changes, EditDealRequest.class);
        return answer(service.edit(deal, wanted));
    }

    /// Puts the deal behind another one of its column on the board, or at the top.
    @PostMapping("/deals/{dealId}/rank")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<DealResponse> rank(
            @PathVariable DealId dealId, @Valid @RequestBody RankDealRequest request, Caller caller) {
        var sight = Sight.of(caller);
        var deal = queries.get(caller.companyId(), dealId, sight);
        if (request.after() != null) {
            var after = queries.byId(caller.companyId(), List.of(request.after()), sight)
                    .get(request.after());
            if (after == null
                    || after.status() != DealStatus.OPEN
                    || !after.stage().equals(deal.stage())
                    || !after.pipeline().equals(deal.pipeline())) {
                throw new RankNeighbourUnfit(request.after());
            }
        }
        service.rank(deal, request.after());
        return answer(deal);
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
        requireMayOverride(request.overrideReason(), caller);
        return answer(service.win(
                current(dealId, ifMatch, caller),
                request.closeDate(),
                request.value(),
                request.overrideReason(),
                caller.id()));
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
        requireMayOverride(request.overrideReason(), caller);
        return answer(service.lose(
                current(dealId, ifMatch, caller),
                request.closeDate(),
                request.reason(),
                Objects.requireNonNullElse(request.objections(), List.of()),
                request.overrideReason(),
                caller.id()));
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

    private static void requireMayOverride(@Nullable String overrideReason, Caller caller) {
        if (overrideReason != null && !caller.is(SALES_MANAGER) && !caller.is(OPERATOR)) {
            throw new OverrideNotAllowed();
        }
    }

    /// @param after none: at the top
    record RankDealRequest(@Nullable UUID after) {}

    record WinDealRequest(
            @NotNull LocalDate closeDate,
            @Nullable Money value,
            @Nullable @Size(min = 1, max = 500) String overrideReason) {}

    /// @param reason from the catalogue, where the company has one
    record LoseDealRequest(
            @NotNull LocalDate closeDate,
            @NotBlank @Size(max = 200) String reason,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 60) String> objections,
            @Nullable @Size(min = 1, max = 500) String overrideReason) {}
}
