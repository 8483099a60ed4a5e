package io.tieout.ledger.taxreport;

import io.tieout.ledger.account.AccountCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The queries that show what a figure is made of.
final class TaxLink {

    private TaxLink() {}

    static String toDocuments(TaxReportQueries.Sum sum, TaxPeriod period, @Nullable String knownAt) {
        var percent = sum.percent();
        return "/api/v1/reports/tax-documents?direction=" + sum.direction() + "&taxCode=" + encoded(sum.taxCode())
                + (percent == null ? "" : "&taxRatePercent=" + percent.toPlainString()) + days(period, knownAt);
    }

    static String toLedger(AccountCode account, TaxPeriod period, @Nullable String knownAt) {
        return "/api/v1/reports/general-ledger?account=" + account + days(period, knownAt);
    }

    private static String days(TaxPeriod period, @Nullable String knownAt) {
        return "&from=" + period.from() + "&to=" + period.to()
                + (knownAt == null ? "" : "&knownAt=" + encoded(knownAt));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
