package io.tieout.ledger.statement;

import io.tieout.platform.web.PageRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class CustomReportService {

    private final CustomReportRepository reports;
    private final Clock clock;

    CustomReportService(CustomReportRepository reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    CustomReport create(UUID companyId, CustomReport report, UUID createdBy) {
        if (!reports.insert(companyId, report, createdBy, clock.instant())) {
            throw new CustomReportNameTaken(report.name());
        }
        return report;
    }

    CustomReport get(UUID companyId, CustomReportId id) {
        return reports.find(companyId, id).orElseThrow(() -> new CustomReportNotFound(id));
    }

    List<CustomReport> list(UUID companyId, PageRequest page) {
        return reports.list(companyId, page);
    }

    void delete(UUID companyId, CustomReportId id) {
        if (!reports.delete(companyId, id)) {
            throw new CustomReportNotFound(id);
        }
    }
}
