package io.tieout.ledger.ledgerimport;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Caller;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;

/// The part of `POST /ledger-imports` that happens once per key, in one transaction. Apart from
/// [LedgerImportController], because that keeps what was wrong with a file although nothing of it came in.
@Component
class ImportRunningController {

    private final LedgerImportService imports;
    private final LedgerImportQueries queries;

    ImportRunningController(LedgerImportService imports, LedgerImportQueries queries) {
        this.imports = imports;
        this.queries = queries;
    }

    @Idempotent(required = true)
    ResponseEntity<LedgerImportResponse> run(Caller caller, @RequestBody ImportOrder order, ImportId id, Sheet sheet) {
        imports.run(caller, id, order, sheet);
        return ResponseEntity.created(URI.create("/api/v1/ledger-imports/" + id.value()))
                .body(queries.get(caller.companyId(), id));
    }
}
