package io.tieout.reconciliation.bankstatement;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes the ledger's answers to recorded lines.
@Service
@Transactional
class BankPostingService {

    private final BankLineRepository lines;
    private final List<PostedLinesObserver> observers;

    BankPostingService(BankLineRepository lines, List<PostedLinesObserver> observers) {
        this.lines = lines;
        this.observers = List.copyOf(observers);
    }

    void posted(UUID companyId, UUID bankAccountId, List<PostedLine> posted) {
        if (lines.setPosted(companyId, posted) != posted.size()) {
            throw new IllegalStateException("The ledger booked lines that were not waiting for it");
        }
        var booked =
                lines.inOrder(companyId, posted.stream().map(PostedLine::lineId).toList());
        observers.forEach(observer -> observer.linesPosted(companyId, bankAccountId, booked));
    }

    void refused(UUID companyId, UUID statementId, int chunk, String code, String detail) {
        if (lines.setRefused(companyId, statementId, chunk, code, detail) == 0) {
            throw new IllegalStateException("The ledger refused lines that were not waiting for it");
        }
    }
}
