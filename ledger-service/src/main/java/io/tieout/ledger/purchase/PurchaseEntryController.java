package io.tieout.ledger.purchase;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/purchase-entries")
class PurchaseEntryController {

    private final PurchaseEntryService purchases;

    PurchaseEntryController(PurchaseEntryService purchases) {
        this.purchases = purchases;
    }

    /// Posts a purchase with its taxes as one journal entry.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<PurchaseEntryResponse> post(Caller caller, @Valid @RequestBody PurchaseEntryRequest request) {
        requireInRange(request.effectiveDate(), "/effectiveDate");
        requireInRange(request.taxPoint(), "/taxPointDate");
        var posted = purchases.post(caller.companyId(), request, caller.id());
        return ResponseEntity.created(
                        URI.create("/api/v1/journal-entries/" + posted.entryId().value()))
                .body(posted);
    }
}
