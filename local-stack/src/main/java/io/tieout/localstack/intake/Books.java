package io.tieout.localstack.intake;

import io.tieout.localstack.api.ApiClient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the ledger says, as of a day.
public final class Books {

    private final ApiClient api;
    private final LocalDate asOf;

    public Books(ApiClient api, LocalDate asOf) {
        this.api = api;
        this.asOf = asOf;
    }

    /// @param balanced whether debit equals credit
    public record TrialBalance(String debit, String credit, boolean balanced) {}

    /// @param count of open invoices
    public record Open(long count, BigDecimal amount, List<Bucket> buckets) {}

    public record Bucket(String name, long count, BigDecimal amount) {}

    public TrialBalance trialBalance() {
        var total = api.get("/api/v1/reports/trial-balance?asOf=" + asOf).path("total");
        var debit = amount(total.path("debit"));
        var credit = amount(total.path("credit"));
        return new TrialBalance(debit.toPlainString(), credit.toPlainString(), debit.compareTo(credit) == 0);
    }

    /// Debit minus credit over the accounts of a role, for example `REVENUE`.
    public BigDecimal balanceOf(String role) {
        var codes = new ArrayList<String>();
        for (var account : api.list("/api/v1/accounts")) {
            if (role.equals(account.path("role").asString(""))) {
                codes.add(account.path("code").asString(""));
            }
        }
        return balanceOfAccounts(codes);
    }

    public BigDecimal balanceOfAccounts(List<String> codes) {
        var sum = BigDecimal.ZERO;
        if (codes.isEmpty()) {
            return sum;
        }
        // From the first day of the books on: an import brings income of several fiscal years.
        var query = new StringBuilder("/api/v1/reports/account-balances?from=1900-01-01&asOf=" + asOf);
        codes.forEach(code -> query.append("&account=").append(ApiClient.encode(code)));
        for (var row : api.get(query.toString()).path("accounts")) {
            sum = sum.add(amount(row.path("balance")));
        }
        return sum;
    }

    public Open openInvoices() {
        var ageing = api.get("/api/v1/reports/ageing?limit=1&asOf=" + asOf);
        var buckets = new ArrayList<Bucket>();
        for (var bucket : ageing.path("buckets")) {
            buckets.add(new Bucket(
                    bucket.path("bucket").asString(""), bucket.path("count").asLong(0), amount(bucket.path("amount"))));
        }
        return new Open(
                ageing.path("open").path("count").asLong(0),
                amount(ageing.path("open").path("amount")),
                buckets);
    }

    public static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.path("amount").asString("0"));
    }
}
