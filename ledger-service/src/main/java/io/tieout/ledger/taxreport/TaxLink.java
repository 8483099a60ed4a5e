package io.tieout.ledger.taxreport;

import io.tieout.ledger.balance.LedgerLink;
import io.tieout.ledger.balance.ReportScope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The query that shows what a figure is made of.
final class TaxLink {

    private TaxLink() {}

    static String toDocuments(TaxReportQueries.Sum sum, TaxPeriod period, ReportScope scope) {
        var percent = sum.percent();
        return "/api/v1/reports/tax-documents?direction=" + sum.direction() + "&taxCode=" + encoded(sum.taxCode())
                + (percent == null ? "" : "&taxRatePercent=" + percent.toPlainString())
                + "&from=" + period.from() + "&to=" + period.to() + LedgerLink.of(scope);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
