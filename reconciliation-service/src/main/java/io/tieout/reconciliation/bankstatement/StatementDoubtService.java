package io.tieout.reconciliation.bankstatement;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes what people say of lines that look known, and lets the import go on.
@Service
@Transactional
class StatementDoubtService {

    private final StatementImportRepository imports;
    private final Clock clock;

    StatementDoubtService(StatementImportRepository imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    void decide(UUID companyId, UUID importId, DecideDoubtRequest wanted, UUID userId) {
        var asked = imports.lockDoubt(companyId, importId).orElseThrow(() -> new StatementImportNotFound(importId));
        var doubtful = StatementImportRepository.doubtful(asked.doubtful());
        int statement = wanted.statement();
        if (doubtful == null || doubtful.statement() != statement) {
            throw new StatementImportNotDoubtful(importId, statement);
        }
        var shown = doubtful.lines().stream().map(DoubtfulLines.Line::number).collect(Collectors.toSet());
        for (int number : wanted.exceptions()) {
            if (!shown.contains(number)) {
                throw new DoubtfulLineUnknown(number);
            }
        }
        imports.goOn(
                companyId,
                importId,
                new DoubtDecision(
                        statement, doubtful.count(), wanted.answer(), wanted.exceptions(), userId, clock.instant()));
    }
}
