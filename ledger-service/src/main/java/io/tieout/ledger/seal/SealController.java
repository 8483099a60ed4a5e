package io.tieout.ledger.seal;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class SealController {

    private final SealQueries queries;
    private final ProofQueries proofs;
    private final SealKeys keys;

    SealController(SealQueries queries, ProofQueries proofs, SealKeys keys) {
        this.queries = queries;
        this.proofs = proofs;
        this.keys = keys;
    }

    /// The checkpoints in the order of their blocks. Keep some of them elsewhere: only they show that a journal was
    /// rewritten as a whole.
    @GetMapping("/journal-seal")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    SealResponse checkpoints(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        long after = page.isFirst() ? 0 : Long.parseLong(page.after().getFirst());
        var rows = queries.blocksAfter(caller.companyId(), after, page.limit() + 1).stream()
                .flatMap(block -> Optional.ofNullable(block.checkpoint()).stream())
                .map(CheckpointResponse::from)
                .toList();
        return SealResponse.of(
                keys, Page.of(rows, page, checkpoint -> List.of(Long.toString(checkpoint.blockNumber()))));
    }

    @GetMapping("/journal-entries/{entryId}/proof")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ProofResponse proof(Caller caller, @PathVariable UUID entryId) {
        return proofs.proof(caller.companyId(), entryId);
    }
}
