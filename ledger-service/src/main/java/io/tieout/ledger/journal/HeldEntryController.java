package io.tieout.ledger.journal;

import io.tieout.ledger.limit.HoldId;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/account-holds/{holdId}/entries")
class HeldEntryController {

    private final JournalService journal;
    private final JournalQueries queries;
    private final ForeignLineService foreignLines;

    HeldEntryController(JournalService journal, JournalQueries queries, ForeignLineService foreignLines) {
        this.journal = journal;
        this.foreignLines = foreignLines;
        this.queries = queries;
    }

    /// Posts an entry from what the hold reserves. It takes the reserved amount or less; the rest is free again.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<EntryResponse> post(
            Caller caller, @PathVariable HoldId holdId, @Valid @RequestBody PostEntryRequest request) {
        var id = journal.postHeld(holdId, foreignLines.convert(request.toDraft(caller)), caller.id());
        return ResponseEntity.created(URI.create("/api/v1/journal-entries/" + id.value()))
                .eTag(EntryResponse.ONLY_VERSION)
                .body(queries.get(caller.companyId(), id));
    }
}
