package io.tieout.ledger.journal;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.period.PeriodService;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class JournalChangesService {

    private final CompanyService companies;
    private final PeriodService periods;
    private final JournalQueries queries;

    JournalChangesService(CompanyService companies, PeriodService periods, JournalQueries queries) {
        this.companies = companies;
        this.periods = periods;
        this.queries = queries;
    }

    /// Entries that belong to these months and were recorded later than a moment.
    ///
    /// @param since a date (then its end) or an instant; the last close of the last month when null
    JournalChangesResponse list(
            UUID companyId, YearMonth from, YearMonth to, @Nullable String since, PageRequest page) {
        var company = companies.get(companyId);
        var firstDay = requireInRange(from.atDay(1), "periodFrom");
        var lastDay = requireInRange(to.atEndOfMonth(), "periodTo");
        var recordedFrom = KnownAt.parse(since, company.timeZone(), "since")
                .map(KnownAt::before)
                .or(() -> periods.findLastClose(companyId, to))
                .orElseThrow(() -> new PeriodNeverClosed(to));
        var rows = queries.recordedSince(companyId, firstDay, lastDay, recordedFrom, page);
        var found = Page.of(
                rows,
                page,
                entry -> List.of(
                        entry.recordedAt().toString(), entry.id().value().toString()));
        return new JournalChangesResponse(from, to, recordedFrom, found);
    }
}
