package io.tieout.ledger.cashbook;

import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.ForeignLineService;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.PostingOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class CashBookService {

    private final CompanyService companies;
    private final ChartService chart;
    private final JournalService journal;
    private final ForeignLineService foreignLines;
    private final CashBookRuleRepository rules;

    CashBookService(
            CompanyService companies,
            ChartService chart,
            JournalService journal,
            ForeignLineService foreignLines,
            CashBookRuleRepository rules) {
        this.foreignLines = foreignLines;
        this.companies = companies;
        this.chart = chart;
        this.journal = journal;
        this.rules = rules;
    }

    /// Posts an entry for each line, with a few statements however many they are.
    CashBookResponse post(UUID companyId, CashBookRequest request, UUID by) {
        companies.get(companyId);
        var results = new CashBookResponse.Result[request.lines().size()];
        var accounts = chart.find(
                companyId,
                request.lines().stream().map(CashBookRequest.Line::cashAccount).collect(Collectors.toSet()));
        var counterAccounts = rules.counterAccounts(
                companyId,
                request.lines().stream()
                        .map(CashBookRequest.Line::rule)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet()));
        var drafts = new ArrayList<EntryDraft>();
        var indexes = new ArrayList<Integer>();
        for (int index = 0; index < results.length; index++) {
            var line = request.lines().get(index);
            try {
                var rule = line.rule();
                var counter = rule == null ? line.counterAccount() : counterAccounts.get(rule);
                if (counter == null) {
                    throw CashBookLineRefused.unknownRule(Objects.requireNonNull(rule));
                }
                drafts.add(line.toLine(counter).entry(companyId, accounts.get(line.cashAccount()), by));
                indexes.add(index);
            } catch (CashBookLineRefused refused) {
                results[index] = CashBookResponse.Result.refused(index, refused);
            }
        }
        var outcomes = journal.postEach(foreignLines.convert(companyId, drafts));
        for (int position = 0; position < outcomes.size(); position++) {
            int index = indexes.get(position);
            results[index] = switch (outcomes.get(position)) {
                case PostingOutcome.Posted posted -> CashBookResponse.Result.posted(index, posted.id());
                case PostingOutcome.Refused(var refusal) -> CashBookResponse.Result.refused(index, refusal);
            };
        }
        var response = CashBookResponse.of(List.of(results));
        if (request.isAtomic() && response.refused() > 0) {
            throw new CashBookRefused(response.results());
        }
        return response;
    }
}
