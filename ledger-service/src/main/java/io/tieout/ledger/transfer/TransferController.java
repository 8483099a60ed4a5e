package io.tieout.ledger.transfer;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
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
@RequestMapping("/api/v1/transfers")
class TransferController {

    private final TransferService transfers;
    private final TransferQueries queries;

    TransferController(TransferService transfers, TransferQueries queries) {
        this.transfers = transfers;
        this.queries = queries;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<TransferResponse> list(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        return queries.list(caller.companyId(), PageRequest.of(limit, cursor));
    }

    /// Bank lines that are one end of an own transfer.
    ///
    /// @param open only those without their other end, or only the others
    @GetMapping("/legs")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<TransferLegResponse> legs(
            Caller caller,
            @RequestParam @Nullable Boolean open,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.legs(caller.companyId(), open, PageRequest.of(limit, cursor, open));
    }

    @GetMapping("/{transferId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    TransferResponse get(Caller caller, @PathVariable TransferId transferId) {
        return queries.get(caller.companyId(), transferId);
    }

    /// Says which two legs belong together, and posts what the rate did between them.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<TransferResponse> pair(Caller caller, @Valid @RequestBody PairLegsRequest request) {
        return created(caller, transfers.pair(caller.companyId(), request.outgoing(), request.incoming(), caller.id()));
    }

    /// Takes a pairing back, and its difference: both legs wait for their other ends again.
    @PostMapping("/{transferId}/undo")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<TransferResponse> undo(
            Caller caller, @PathVariable TransferId transferId, @Valid @RequestBody UndoTransferRequest request) {
        transfers.undo(caller.companyId(), transferId, request.reason(), caller.id());
        return created(caller, transferId);
    }

    private ResponseEntity<TransferResponse> created(Caller caller, TransferId id) {
        return ResponseEntity.created(URI.create("/api/v1/transfers/" + id.value()))
                .body(queries.get(caller.companyId(), id));
    }
}
