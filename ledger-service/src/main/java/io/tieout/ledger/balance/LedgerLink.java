package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// The query that shows the lines behind a figure.
public final class LedgerLink {

    private LedgerLink() {}

    public static String to(AccountCode account, LocalDate from, LocalDate to, ReportScope scope) {
        return "/api/v1/reports/general-ledger?account=" + account + "&from=" + from + "&to=" + to + of(scope);
    }

    /// What a link must carry on, so that what it leads to counts the same lines.
    public static String of(ReportScope scope) {
        var link = new StringBuilder();
        if (scope.asked() != null) {
            link.append("&knownAt=").append(encoded(scope.asked()));
        }
        scope.dimensions().filters().forEach(filter -> link.append("&dimension=")
                .append(encoded(filter.text())));
        return link.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
