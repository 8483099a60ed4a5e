package io.tieout.reconciliation.bankstatement;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads recorded bank lines and keeps how far they are explained.
@Service
@Transactional
public class BankLineService {

    private final BankLineRepository lines;

    BankLineService(BankLineRepository lines) {
        this.lines = lines;
    }

    public Optional<BankLine> find(UUID companyId, UUID lineId) {
        return lines.find(companyId, List.of(lineId)).stream().findFirst();
    }

    /// Those of the lines that exist, by line id.
    public List<BankLine> find(UUID companyId, Collection<UUID> lineIds) {
        return lines.find(companyId, lineIds);
    }

    /// Locks a line until the end of the transaction, so that two explanations cannot both win.
    public Optional<BankLine> lock(UUID companyId, UUID lineId) {
        return lines.lock(companyId, List.of(lineId)).stream().findFirst();
    }

    /// In which other currencies the payers of unexplained lines instructed their money.
    public List<Currency> instructedCurrencies(UUID companyId, Currency currency) {
        return lines.instructedCurrencies(companyId, currency);
    }

    /// Moves posted lines from one state to another; lines in another state than `from` stay as they are.
    ///
    /// @return how many lines were moved
    public int changeMatchState(UUID companyId, Collection<UUID> lineIds, MatchState from, MatchState to) {
        return lines.changeMatchState(companyId, lineIds, from, to);
    }

    /// Keeps how much the engine has to propose for lines that wait for a person.
    public void proposed(UUID companyId, Map<UUID, Integer> proposals) {
        if (!proposals.isEmpty()) {
            lines.setProposals(companyId, proposals);
            lines.tell(companyId, proposals.keySet(), LineChange.PROPOSAL);
        }
    }

    /// Something else than their state has changed: those who watch the lines are told.
    public void changed(UUID companyId, Collection<UUID> lineIds, LineChange change) {
        lines.tell(companyId, lineIds, change);
    }
}
