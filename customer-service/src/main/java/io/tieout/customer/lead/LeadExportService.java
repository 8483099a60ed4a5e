package io.tieout.customer.lead;

import io.tieout.sheet.ExportTooLarge;
import io.tieout.sheet.SheetFormat;
import io.tieout.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Writes a list of leads in one snapshot, each as its caller sees it.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class LeadExportService {

    private static final List<String> HEADER = List.of(
            "leadId",
            "personName",
            "organisation",
            "email",
            "phone",
            "country",
            "region",
            "source",
            "message",
            "status",
            "disqualifiedReason",
            "ownerUserId",
            "score",
            "receivedAt",
            "touchedAt",
            "customerId");

    private final LeadQueries leads;

    LeadExportService(LeadQueries leads) {
        this.leads = leads;
    }

    /// Asked before the first byte: a file that ends halfway looks complete to whoever opens it.
    void requireRoom(UUID companyId, LeadSight sight, LeadQueries.Filter filter, SheetFormat format) {
        if (format.maxRows() < Long.MAX_VALUE) {
            ExportTooLarge.check(leads.count(companyId, sight, filter, format.maxRows() + 1), format);
        }
    }

    void write(UUID companyId, LeadSight sight, LeadQueries.Filter filter, SheetWriter sheet) throws IOException {
        sheet.row(HEADER);
        try {
            leads.forEach(companyId, sight, filter, lead -> {
                try {
                    sheet.row(cells(lead));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<@Nullable String> cells(Lead lead) {
        var cells = new ArrayList<@Nullable String>();
        cells.add(lead.leadId().toString());
        cells.add(lead.personName());
        cells.add(lead.organisation());
        cells.add(lead.email());
        cells.add(lead.phone());
        cells.add(lead.country());
        cells.add(lead.region());
        cells.add(lead.source());
        cells.add(lead.message());
        cells.add(lead.status().name());
        cells.add(lead.disqualifiedReason());
        cells.add(text(lead.ownerUserId()));
        cells.add(Integer.toString(lead.score()));
        cells.add(lead.receivedAt().toString());
        cells.add(lead.touchedAt().toString());
        cells.add(text(lead.customerId()));
        return cells;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
