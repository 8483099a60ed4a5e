package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The queries that show what a figure is made of.
final class DrillLink {

    private DrillLink() {}

    static String toLedger(AccountCode account, LocalDate from, LocalDate to, @Nullable String knownAt) {
        return "/api/v1/reports/general-ledger?account=" + account + "&from=" + from + "&to=" + to + known(knownAt);
    }

    /// The account's lines with one value of a dimension, or without it.
    static String toLedger(
            AccountCode account, LocalDate from, LocalDate to, @Nullable String knownAt, DimensionFilter only) {
        return toLedger(account, from, to, knownAt) + "&dimension=" + encoded(only.text());
    }

    static String toProfitAndLoss(LocalDate from, LocalDate to, @Nullable String knownAt) {
        return "/api/v1/reports/profit-and-loss?from=" + from + "&to=" + to + known(knownAt);
    }

    private static String known(@Nullable String knownAt) {
        return knownAt == null ? "" : "&knownAt=" + encoded(knownAt);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
