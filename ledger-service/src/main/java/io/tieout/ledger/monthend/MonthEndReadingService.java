package io.tieout.ledger.monthend;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.report.MonthEnd;
import io.tieout.ledger.report.MonthEndReport;
import io.tieout.ledger.report.MonthEndReports;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Reads one snapshot, however long it takes, and writes nothing to the database: a transaction that writes would
/// keep the sealer waiting.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class MonthEndReadingService {

    private final CompanyService companies;
    private final List<MonthEndReports> features;
    private final JsonMapper json;

    MonthEndReadingService(CompanyService companies, List<MonthEndReports> features, JsonMapper json) {
        this.companies = companies;
        this.features = List.copyOf(features);
        this.json = json;
    }

    List<MonthEndFile> write(MonthEnd month, OutputStream out) throws IOException {
        var company = companies.get(month.companyId()).name();
        var reports = features.stream()
                .flatMap(feature -> feature.monthEnd(month).stream())
                .sorted(Comparator.comparing(MonthEndReport::name))
                .toList();
        try (var archive = new MonthEndArchive(out, json::writeValueAsBytes, company)) {
            for (var report : reports) {
                archive.add(report);
            }
            return archive.finish(month);
        }
    }
}
