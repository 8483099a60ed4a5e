package io.tieout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.backup.BackupKey;
import io.tieout.localstack.intake.CrmImport;
import io.tieout.localstack.intake.ReceivablesImport;
import io.tieout.localstack.machine.Ports;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Real data of others, where it is at hand: `TIEOUT_SAMPLES` names the folder.
class RealDataIT {

    private Path datasets = Path.of("");

    @BeforeEach
    void findsTheData() {
        var samples = System.getenv("TIEOUT_SAMPLES");
        assumeTrue(samples != null, "TIEOUT_SAMPLES is not set: the real data sets are not tried");
        datasets = Path.of(Objects.requireNonNull(samples), "datasets");
        assumeTrue(Files.isDirectory(datasets), () -> datasets + " is not there: the real data sets are not tried");
    }

    @Test
    @Tag("on-demand")
    void turnsWonDealsOfAnotherCrmIntoRevenue() {
        var stack = RunningStack.start("crm");
        var files = new CrmImport.Files(
                datasets.resolve("crm_sales_accounts.csv"),
                datasets.resolve("crm_sales_products.csv"),
                datasets.resolve("crm_sales_teams.csv"),
                datasets.resolve("crm_sales_pipeline.csv"));

        new CrmImport(stack.importTarget(), Map.of("GTXPro", "GTX Pro")).run(files);

        var api = stack.api();
        assertThat(api.list("/api/v1/customers")).hasSize(85);
        assertThat(api.list("/api/v1/customers"))
                .filteredOn(customer -> !customer.path("parentId").asString("").isEmpty())
                .hasSize(15);
        assertThat(deals(api, "WON")).isEqualTo(4238);
        assertThat(deals(api, "LOST")).isEqualTo(2473);
        assertThat(deals(api, "OPEN")).isEqualTo(1589 + 500);
        assertThat(api.list("/api/v1/invoices")).hasSize(4238);
        assertThat(credit(api, "REVENUE")).isEqualByComparingTo("10005534.00");
        var total = api.get("/api/v1/reports/trial-balance?asOf=2017-12-31").get("total");
        assertThat(total.get("debit")).isEqualTo(total.get("credit"));
        RunningStack.assertTiesOut(stack);
        RunningStack.stop(stack);
    }

    @Test
    void paysEachReceivableOnItsSettlementDate() {
        var stack = RunningStack.start("receivables");

        new ReceivablesImport(stack.importTarget()).run(datasets.resolve("ibm_accounts_receivable.csv"));

        var api = stack.api();
        assertReceivables(api, 2466, 561, "147703.18");
        var ageing = api.get("/api/v1/reports/ageing?asOf=2013-06-30");
        assertThat(ageing.toString()).contains("5119.85").contains("4284.29").contains("835.56");
        assertPaymentBehaviour(api);
        assertCollections(api);
        RunningStack.assertTiesOut(stack);
        RunningStack.stop(stack);
    }

    @Test
    @Tag("on-demand")
    void survivesRepetitionBackupAndBadRows() throws IOException {
        var stack = RunningStack.start("receivables-again");
        var file = datasets.resolve("ibm_accounts_receivable.csv");
        new ReceivablesImport(stack.importTarget()).run(file);

        assertThat(new ReceivablesImport(stack.importTarget()).run(file).hasErrors())
                .isFalse();
        assertReceivables(stack.api(), 2466, 561, "147703.18");

        var restored = throughBackup(stack);
        refusesBadRowsAndKeepsTheGoodOnes(restored, file);
        RunningStack.stop(restored);
    }

    @Test
    @Tag("on-demand")
    void takesReceivablesWithBlankOptionalCellsAsAWhole() {
        var stack = RunningStack.start("receivables-with-blanks");

        var report = new ReceivablesImport(stack.importTarget())
                .run(datasets.resolve("ibm_accounts_receivable_with_missing.csv"));

        assertThat(report.hasErrors()).isFalse();
        assertReceivables(stack.api(), 2586, 623, "155658.78");
        RunningStack.assertTiesOut(stack);
        RunningStack.stop(stack);
    }

    private static void assertReceivables(ApiClient api, int count, int disputed, String total) {
        assertThat(api.list("/api/v1/customers")).hasSize(100);
        var invoices = api.list("/api/v1/invoices");
        assertThat(invoices).hasSize(count);
        assertThat(invoices)
                .filteredOn(invoice -> invoice.get("disputed").asBoolean())
                .hasSize(disputed);
        assertThat(sum(invoices)).isEqualByComparingTo(total);
        assertThat(invoices)
                .allSatisfy(
                        invoice -> assertThat(invoice.get("status").asString()).isEqualTo("PAID"));
    }

    /// The publisher of the data states a mean of 26.4449 days, 877 late and 561 disputed invoices.
    private static void assertPaymentBehaviour(ApiClient api) {
        var behaviour = "/api/v1/reports/payment-behaviour";
        var all = api.get(behaviour + "?from=2012-01-01&asOf=2014-01-31").at("/currencies/0");
        assertThat(all.get("paidInvoices").asInt()).isEqualTo(2466);
        assertThat(all.get("paid").get("amount").asString()).isEqualTo("147703.18");
        assertThat(all.get("totalDaysToPay").asInt()).isEqualTo(65_213);
        assertThat(all.get("averageDaysToPay").decimalValue()).isEqualByComparingTo("26.444850");
        assertThat(all.get("lateInvoices").asInt()).isEqualTo(877);
        assertThat(all.get("disputedInvoices").asInt()).isEqualTo(561);

        var late = api.list(behaviour + "/invoices?from=2012-01-01&asOf=2014-01-31&late=true");
        assertThat(late).hasSize(877);
        assertThat(late.stream()
                        .mapToInt(invoice -> invoice.get("daysLate").asInt())
                        .sum())
                .isEqualTo(8489);
        var days = new HashMap<String, int[]>();
        for (var invoice : api.list(behaviour + "/invoices?from=2012-01-01&asOf=2014-01-31")) {
            var sums = days.computeIfAbsent(invoice.get("customerId").asString(), key -> new int[2]);
            sums[0]++;
            sums[1] += invoice.get("daysToPay").asInt();
        }
        assertThat(days).hasSize(100);
        var customer = days.keySet().stream().sorted().findFirst().orElseThrow();
        var one = api.get(behaviour + "?from=2012-01-01&asOf=2014-01-31&customerId=" + customer)
                .at("/currencies/0");
        assertThat(new int[] {
                    one.get("paidInvoices").asInt(), one.get("totalDaysToPay").asInt()
                })
                .isEqualTo(days.get(customer));
    }

    /// What is owed and was sold in the ninety days up to the middle of 2013, from the rows of the file.
    private static void assertCollections(ApiClient api) {
        var collections = api.get("/api/v1/reports/collections?asOf=2013-06-30").at("/currencies/0");
        assertThat(collections.at("/owed/documents").asInt()).isEqualTo(84);
        assertThat(collections.at("/owed/amount/amount").asString()).isEqualTo("5119.85");
        assertThat(collections.at("/overdue/amount").asString()).isEqualTo("835.56");
        assertThat(collections.at("/sold/documents").asInt()).isEqualTo(333);
        assertThat(collections.at("/sold/amount/amount").asString()).isEqualTo("19903.70");
        assertThat(collections.get("daysSalesOutstanding").decimalValue()).isEqualByComparingTo("23.15");
        assertThat(collections.get("bestPossibleDays").decimalValue()).isEqualByComparingTo("19.37");
        assertThat(collections.at("/fellDue/amount/amount").asString()).isEqualTo("20034.71");
        assertThat(collections.at("/collected/amount").asString()).isEqualTo("18992.76");
        assertThat(api.list("/api/v1/reports/collections/invoices?measure=OWED&asOf=2013-06-30"))
                .hasSize(84);
        assertThat(api.list("/api/v1/reports/ageing/items?bucket=DAYS_1_TO_30&asOf=2013-06-30"))
                .hasSize(12);
    }

    private static LocalStack throughBackup(LocalStack stack) throws IOException {
        var before = trialBalance(stack);
        var archive = RunningStack.folder("receivables.backup");
        Files.deleteIfExists(archive);
        var key = BackupKey.readOrCreate(RunningStack.folder("backup-key.json"));
        stack.backup(archive, Optional.of(key));
        RunningStack.stop(stack);
        RunningStack.delete(RunningStack.folder("restored"));
        var restored = LocalStack.in(RunningStack.folder("restored"));
        restored.restore(archive, Optional.of(key.file()));
        restored.ports(Ports.random()).cache(RunningStack.CACHE);
        RunningStack.adopt(restored).start();
        assertThat(trialBalance(restored)).isEqualTo(before);
        RunningStack.assertTiesOut(restored);
        return restored;
    }

    /// Good rows that are here already, five that cannot be taken, and one new one among them. Its payment lies in a
    /// month whose statement was imported before.
    private static void refusesBadRowsAndKeepsTheGoodOnes(LocalStack stack, Path file) throws IOException {
        var rows = new ArrayList<>(Files.readAllLines(file).subList(0, 6).stream()
                .map(row -> row + ",")
                .toList());
        rows.set(0, rows.getFirst() + "Mood");
        rows.add("391,9999-XXXXX,4/6/2013,90000001,1/2/2013,2/1/2013,,No,1/15/2013,Paper,13,0,");
        rows.add("391,9999-XXXXX,4/6/2013,90000002,2/30/2013,3/1/2013,5.00,No,3/15/2013,Paper,13,0,");
        rows.add("391,9999-XXXXX,4/6/2013,90000003,1/2/2013,2/1/2013,five,No,1/15/2013,Paper,13,0,");
        rows.add("391,9999-XXXXX,4/6/2013,90000004,1/2/2013,2/1/2013,5.00,No,1/15/2013,Paper,13,0,");
        rows.add("391,9999-XXXXX,4/6/2013,90000004,1/2/2013,2/1/2013,6.00,No,1/15/2013,Paper,13,0,");
        var broken = Files.write(RunningStack.folder("broken.csv"), rows);

        for (int run = 0; run < 2; run++) {
            var report = new ReceivablesImport(stack.importTarget()).run(broken);

            report.writeErrors(RunningStack.folder(""));
            assertThat(Files.readAllLines(RunningStack.folder("broken.csv.errors.csv")))
                    .containsExactly(
                            "file,line,column,reason",
                            "broken.csv,1,Mood,unknown column: its values are not taken",
                            "broken.csv,7,InvoiceAmount,is missing",
                            "broken.csv,8,InvoiceDate,\"\"\"2/30/2013\"\" is no date\"",
                            "broken.csv,9,InvoiceAmount,\"\"\"five\"\" is no number\"",
                            "broken.csv,11,invoiceNumber,\"\"\"90000004\"\" stands in line 10 already\"");
            var invoices = stack.api().list("/api/v1/invoices");
            assertThat(invoices).hasSize(2467);
            assertThat(sum(invoices)).isEqualByComparingTo("147708.18");
            RunningStack.assertTiesOut(stack);
        }
    }

    private static JsonNode trialBalance(LocalStack stack) {
        return stack.api().get("/api/v1/reports/trial-balance?asOf=2014-12-31").get("total");
    }

    private static int deals(ApiClient api, String status) {
        int count = 0;
        for (var column : api.get("/api/v1/deals/board")) {
            if (column.get("status").asString().equals(status)) {
                count += column.get("deals").asInt();
            }
        }
        return count;
    }

    private static BigDecimal credit(ApiClient api, String role) {
        var code = api.list("/api/v1/accounts").stream()
                .filter(account -> account.path("role").asString("").equals(role))
                .findFirst()
                .orElseThrow()
                .get("code")
                .asString();
        for (var row : api.get("/api/v1/reports/trial-balance?asOf=2017-12-31").get("accounts")) {
            if (row.get("account").asString().equals(code)) {
                return new BigDecimal(row.get("creditBalance").get("amount").asString());
            }
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal sum(List<JsonNode> invoices) {
        return invoices.stream()
                .map(invoice ->
                        new BigDecimal(invoice.get("total").get("amount").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
