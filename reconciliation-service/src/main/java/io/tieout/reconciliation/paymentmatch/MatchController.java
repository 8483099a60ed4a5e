package io.tieout.reconciliation.paymentmatch;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.bankstatement.BankLineNotFound;
import io.tieout.reconciliation.bankstatement.BankLineService;
import jakarta.validation.Valid;
import java.net.URI;
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
@RequestMapping("/api/v1")
class MatchController {

    private final MatchService matches;
    private final MatchingService matching;
    private final MatchQueries queries;
    private final BankLineService lines;
    private final ProposalConfirmationService confirmations;

    MatchController(
            MatchService matches,
            MatchingService matching,
            MatchQueries queries,
            BankLineService lines,
            ProposalConfirmationService confirmations) {
        this.confirmations = confirmations;
        this.matches = matches;
        this.matching = matching;
        this.queries = queries;
        this.lines = lines;
    }

    /// What could explain a line, the best first, as things stand now.
    @GetMapping("/bank-lines/{lineId}/candidates")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    CandidatesResponse candidates(Caller caller, @PathVariable UUID lineId) {
        var line = lines.find(caller.companyId(), lineId).orElseThrow(() -> new BankLineNotFound(lineId));
        return CandidatesResponse.from(line, matching.candidates(caller.companyId(), line));
    }

    /// Says that a line is no payment of a customer. An own transfer may name both of its lines: both are explained.
    @PostMapping("/bank-lines/{lineId}/classify")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent(required = true)
    ResponseEntity<MatchResponse> classify(
            Caller caller, @PathVariable UUID lineId, @Valid @RequestBody ClassifyLineRequest request) {
        var other = request.otherLineId();
        return created(
                caller,
                other == null
                        ? matches.classify(caller.companyId(), lineId, request.kind(), caller.id())
                        : matches.transfer(caller.companyId(), lineId, other, caller.id()));
    }

    /// The newest first.
    @GetMapping("/matches")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<MatchSummaryResponse> list(
            Caller caller,
            @RequestParam @Nullable MatchStatus status,
            @RequestParam @Nullable Decision decision,
            @RequestParam @Nullable UUID lineId,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @Nullable UUID bankAccountId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new MatchFilter(status, decision, lineId, invoiceId, bankAccountId);
        return queries.list(caller.companyId(), filter, PageRequest.of(limit, cursor, "matches", filter));
    }

    @GetMapping("/matches/{matchId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    MatchResponse get(Caller caller, @PathVariable UUID matchId) {
        return queries.get(caller.companyId(), matchId);
    }

    /// Says what a line pays. Of two people on one line, one wins.
    @PostMapping("/matches")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent(required = true)
    ResponseEntity<MatchResponse> create(Caller caller, @Valid @RequestBody CreateMatchRequest request) {
        return created(caller, matches.match(caller.companyId(), request.toMatch(), caller.id()));
    }

    /// Confirms proposals that were seen, each by itself: what changed meanwhile, or was decided by somebody else, is
    /// refused, and the others stay.
    @PostMapping("/workbench/confirmations")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent(required = true)
    ResponseEntity<ConfirmationsResponse> confirm(Caller caller, @Valid @RequestBody ConfirmProposalsRequest request) {
        return ResponseEntity.ok(confirmations.confirm(caller.companyId(), request, caller.id()));
    }

    /// Asks the ledger to reverse a match.
    @PostMapping("/matches/{matchId}/undo")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent(required = true)
    ResponseEntity<MatchResponse> undo(
            Caller caller, @PathVariable UUID matchId, @Valid @RequestBody UndoMatchRequest request) {
        matches.undo(caller.companyId(), matchId, request.reason(), caller.id());
        return ResponseEntity.accepted().body(queries.get(caller.companyId(), matchId));
    }

    private ResponseEntity<MatchResponse> created(Caller caller, UUID matchId) {
        return ResponseEntity.created(URI.create("/api/v1/matches/" + matchId))
                .body(queries.get(caller.companyId(), matchId));
    }
}
