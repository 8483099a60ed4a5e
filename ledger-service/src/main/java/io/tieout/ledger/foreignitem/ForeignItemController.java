package io.tieout.ledger.foreignitem;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/foreign-items")
class ForeignItemController {

    private final ForeignSettlementService settlements;
    private final ForeignItemQueries queries;
    private final CompanyService companies;
    private final Clock clock;

    ForeignItemController(
            ForeignSettlementService settlements, ForeignItemQueries queries, CompanyService companies, Clock clock) {
        this.companies = companies;
        this.clock = clock;
        this.settlements = settlements;
        this.queries = queries;
    }

    /// @param open only those of which something is open, or only the others
    /// @param asOf how they stood at the end of that day; with all that is posted when absent
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<ForeignItemResponse> list(
            Caller caller,
            @RequestParam @Nullable Boolean open,
            @RequestParam @Nullable ItemSide side,
            @RequestParam @Nullable AccountCode account,
            @RequestParam @Nullable String currency,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new ForeignItemFilter(open, side, account, currency);
        var page = PageRequest.of(limit, cursor, filter, asOf, knownAt);
        if (asOf == null && knownAt == null) {
            return queries.list(caller.companyId(), filter, page);
        }
        var company = companies.get(caller.companyId());
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var known = KnownAt.parse(knownAt, company.timeZone()).orElse(KnownAt.NOW);
        return queries.list(company.id(), filter, day, known.before(), page);
    }

    /// An item with its movements; that of an invoice has the invoice's id.
    @GetMapping("/{foreignItemId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<ForeignItemResponse> get(Caller caller, @PathVariable ForeignItemId foreignItemId) {
        var item = queries.get(caller.companyId(), foreignItemId);
        return ResponseEntity.ok().eTag(EntityTag.of(item.version())).body(item);
    }

    /// Posts something owed in another currency that has no document here.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<ForeignItemResponse> open(Caller caller, @Valid @RequestBody OpenForeignItemRequest request) {
        return created(caller, settlements.open(caller.companyId(), request, caller.id()));
    }

    /// Posts a payment of the item, or of a part, with what the rate did since.
    @PostMapping("/{foreignItemId}/settlements")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<ForeignSettlementResponse> settle(
            Caller caller,
            @PathVariable ForeignItemId foreignItemId,
            @Valid @RequestBody SettleForeignItemRequest request) {
        var settled = settlements.settle(caller.companyId(), foreignItemId, request, caller.id());
        var item = queries.get(caller.companyId(), foreignItemId);
        return ResponseEntity.created(location(foreignItemId))
                .eTag(EntityTag.of(item.version()))
                .body(settled.response(item));
    }

    /// Takes a settlement by hand back: the item is owed again, at what it stood at.
    @PostMapping("/{foreignItemId}/settlements/{settlementId}/undo")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<ForeignItemResponse> undo(
            Caller caller,
            @PathVariable ForeignItemId foreignItemId,
            @PathVariable UUID settlementId,
            @Valid @RequestBody UndoForeignSettlementRequest request) {
        settlements.undo(caller.companyId(), foreignItemId, settlementId, request, caller.id());
        return created(caller, foreignItemId);
    }

    private ResponseEntity<ForeignItemResponse> created(Caller caller, ForeignItemId id) {
        var item = queries.get(caller.companyId(), id);
        return ResponseEntity.created(location(id))
                .eTag(EntityTag.of(item.version()))
                .body(item);
    }

    private static URI location(ForeignItemId id) {
        return URI.create("/api/v1/foreign-items/" + id.value());
    }
}
