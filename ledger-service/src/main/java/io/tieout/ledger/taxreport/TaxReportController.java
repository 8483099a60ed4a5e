package io.tieout.ledger.taxreport;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.PageRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reports")
class TaxReportController {

    private final TaxReportService reports;

    TaxReportController(TaxReportService reports) {
        this.reports = reports;
    }

    /// @param from the first day of the month of `to` when absent
    /// @param to today when absent
    /// @param dimension only lines with this value, `costCenter:NORTH`, or without the dimension, `costCenter`; of
    /// several each must hold
    @GetMapping("/tax")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    TaxReportResponse tax(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Dimensions dimension) {
        return reports.report(caller.companyId(), from, to, knownAt, dimension);
    }

    /// The documents behind one row of the tax report.
    ///
    /// @param taxRatePercent all rates of the code when absent
    @GetMapping("/tax-documents")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    TaxDocumentsResponse documents(
            Caller caller,
            @RequestParam TaxDirection direction,
            @RequestParam String taxCode,
            @RequestParam @Nullable BigDecimal taxRatePercent,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Dimensions dimension,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new TaxDocumentFilter(direction, taxCode, taxRatePercent);
        var page = PageRequest.of(limit, cursor, filter, from, to, knownAt, dimension);
        return reports.documents(caller.companyId(), from, to, knownAt, dimension, filter, page);
    }
}
