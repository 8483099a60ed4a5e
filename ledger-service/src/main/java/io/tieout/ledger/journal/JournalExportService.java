package io.tieout.ledger.journal;

import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.company.CompanyService;
import java.io.PrintWriter;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads the journal in one snapshot: what is posted meanwhile is in the next export.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class JournalExportService {

    private final CompanyService companies;
    private final ChartService chart;
    private final JournalExportQueries queries;

    JournalExportService(CompanyService companies, ChartService chart, JournalExportQueries queries) {
        this.companies = companies;
        this.chart = chart;
        this.queries = queries;
    }

    Company company(UUID companyId) {
        return companies.get(companyId);
    }

    void write(Company company, JournalExportFormat format, EntryFilter filter, PrintWriter out) {
        var journal = journal(company, format, out);
        journal.begin();
        queries.forEachLine(company.id(), filter, journal::add);
        journal.end();
    }

    private PlainTextJournal journal(Company company, JournalExportFormat format, PrintWriter out) {
        var accounts = chart.all(company.id());
        return switch (format) {
            case HLEDGER -> new HledgerJournal(out, company.baseCurrency(), accounts);
            case BEANCOUNT -> new BeancountJournal(out, company.baseCurrency(), accounts);
            case SEALED -> throw new IllegalArgumentException("the sealed journal is written by its seal");
        };
    }
}
