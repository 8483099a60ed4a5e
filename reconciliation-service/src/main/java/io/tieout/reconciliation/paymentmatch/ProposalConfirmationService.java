package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.Refusal;
import io.tieout.reconciliation.bankstatement.BankLineService;
import io.tieout.reconciliation.openitem.OpenItemService;
import io.tieout.reconciliation.paymentmatch.ConfirmationsResponse.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Confirms many proposals in one transaction. A refused one is rolled back to its own savepoint; the others stay.
@Service
@Transactional
class ProposalConfirmationService {

    private final MatchService matches;
    private final WaitingLineRepository waiting;
    private final BankLineService lines;
    private final OpenItemService items;
    private final TransactionTemplate perLine;

    ProposalConfirmationService(
            MatchService matches,
            WaitingLineRepository waiting,
            BankLineService lines,
            OpenItemService items,
            PlatformTransactionManager transactions) {
        this.matches = matches;
        this.waiting = waiting;
        this.lines = lines;
        this.items = items;
        this.perLine = new TransactionTemplate(transactions);
        this.perLine.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    ConfirmationsResponse confirm(UUID companyId, ConfirmProposalsRequest request, UUID userId) {
        var wanted = request.items().stream()
                .map(ConfirmProposalsRequest.Item::lineId)
                .toList();
        // All turns at once and in one order: two who confirm the same lines in another order must not wait for each
        // other. A proposal is over items in the money that came, that was instructed or that it says.
        var currencies = new HashSet<>(waiting.proposedCurrencies(companyId, wanted));
        lines.find(companyId, wanted).stream()
                .flatMap(line -> Stream.concat(
                        Stream.of(line.currency()), Optional.ofNullable(line.instructedCurrency()).stream()))
                .forEach(currencies::add);
        items.decideAlone(companyId, currencies);
        var results = new ArrayList<Result>();
        for (var item : request.items()) {
            try {
                var matchId = perLine.execute(
                        status -> matches.confirm(companyId, item.lineId(), item.tag(), item.rankOrFirst(), userId));
                results.add(Result.confirmed(item.lineId(), Objects.requireNonNull(matchId)));
            } catch (Refusal refusal) {
                results.add(Result.refused(item.lineId(), refusal));
            }
        }
        return ConfirmationsResponse.of(results);
    }
}
