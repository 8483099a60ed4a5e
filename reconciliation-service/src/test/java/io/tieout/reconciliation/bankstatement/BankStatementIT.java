package io.tieout.reconciliation.bankstatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.BankAccountOpened;
import io.tieout.events.ledger.v1.BankLinesPosted;
import io.tieout.events.ledger.v1.BankLinesRefused;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.reconciliation.statementfile.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BankStatementIT {

    private static final String IBAN = "DE89370400440532013000";

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final BankStatementQueries statements;
    private final List<BankStatementCheck> checks;

    /// Each test has a company of its own.
    private final UUID company = Ids.next();

    private final String accountant = TestTokens.bearer(company, Role.ACCOUNTANT);

    BankStatementIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired BankStatementQueries statements,
            @Autowired List<BankStatementCheck> checks) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.statements = statements;
        this.checks = checks;
    }

    @Test
    void recordsStatementAndKeepsWhatTheLedgerAnswers() {
        var account = connect("1000.00", "2026-02-01");

        var done = upload("mt940/month-of-march.sta");

        assertThat(text(done, "outcome")).isEqualTo("WARN");
        assertThat(done.at("/counts/linesRecorded").asInt()).isEqualTo(4);
        assertThat(done.at("/progress/linesDone").asInt()).isEqualTo(4);
        var recorded = probe.awaitPublished(ReconciliationEvents.BANK_LINES_RECORDED, event -> event.companyId()
                .equals(company));
        assertThat(recorded.payload().lines())
                .extracting(line -> line.amount().amount())
                .containsExactly("1190.00", "-250.50", "-40.00", "-4.50");
        assertThat(lines()).allSatisfy(line -> {
            assertThat(text(line, "state")).isEqualTo("RECORDED");
            assertThat(text(line, "matchState")).isEqualTo("NONE");
        });

        answerPosted(account, recorded.payload());

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(lines()).hasSize(4).allSatisfy(line -> {
                    assertThat(text(line, "state")).isEqualTo("POSTED");
                    assertThat(text(line, "matchState")).isNotEqualTo("NONE");
                    assertThat(text(line, "entryId")).isNotNull();
                }));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var progress =
                    get("/bank-statement-imports/" + text(done, "importId")).get("progress");
            assertThat(progress.get("linesTotal").asInt()).isEqualTo(4);
            assertThat(progress.get("linesPosted").asInt()).isEqualTo(4);
            assertThat(progress.get("linesDecided").asInt()).isEqualTo(4);
            assertThat(progress.get("outcomes").values().stream()
                            .mapToInt(JsonNode::asInt)
                            .sum())
                    .isEqualTo(4);
        });
        assertThat(statements.balances(company, LocalDate.of(2026, 12, 31)))
                .singleElement()
                .satisfies(balance -> assertThat(balance.closingMinor()).isEqualTo(189_500));
        assertEverythingHolds();
    }

    @Test
    void showsWhyTheLedgerRefusedLines() {
        var account = connect("1000.00", "2026-02-01");
        var done = upload("mt940/month-of-march.sta");
        var recorded = probe.awaitPublished(ReconciliationEvents.BANK_LINES_RECORDED, event -> event.companyId()
                        .equals(company))
                .payload();

        probe.publish(
                LedgerEvents.BANK_LINES_REFUSED,
                company,
                recorded.statementId(),
                1,
                new BankLinesRefused(recorded.statementId(), 1, account, "period-closed", "2026-03 is closed"));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(lines()).allSatisfy(line -> {
                    assertThat(text(line, "state")).isEqualTo("REFUSED");
                    assertThat(text(line, "refusalCode")).isEqualTo("period-closed");
                }));
        var progress = get("/bank-statement-imports/" + text(done, "importId")).get("progress");
        assertThat(progress.get("linesRefused").asInt()).isEqualTo(4);
        assertThat(progress.get("linesPosted").asInt()).isZero();
    }

    @Test
    void recordsNothingNewFromTheSameFile() {
        connect("1895.00", "2026-04-01");
        var first = upload("mt940/twins.sta");
        assertThat(first.at("/counts/linesRecorded").asInt()).isEqualTo(4);

        var again = upload("mt940/twins.sta");

        assertThat(again.at("/counts/linesRecorded").asInt()).isZero();
        assertThat(again.at("/counts/statementsRepeated").asInt()).isEqualTo(2);
        assertThat(again.at("/warnings/0/code").asString()).isEqualTo("statement-repeated");
        assertThat(lines()).hasSize(4);
        assertThat(statements.gaps(company)).isEmpty();
    }

    @Test
    void takesNewLinesOnlyFromAnOverlappingFile() {
        connect("2187.00", "2026-04-01");
        upload("csv/tieout.csv");
        var longer = new String(Samples.bytes("csv/tieout.csv"), StandardCharsets.UTF_8)
                + "2026-04-09,2026-04-09,10.00,EUR," + IBAN + ",Anna,,thanks,,,T3,2300.00\n";

        var done = upload("longer.csv", longer.getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(done.at("/counts/linesRecorded").asInt()).isEqualTo(1);
        assertThat(done.at("/counts/linesSkipped").asInt()).isEqualTo(2);
        assertThat(done.at("/warnings/0/code").asString()).isEqualTo("lines-known");
        assertThat(statements.gaps(company)).isEmpty();
    }

    @Test
    void splitsBatchEntryIntoItsPayments() {
        connect("1877.00", "2026-04-02");

        upload("camt053/batch-v02.xml");

        assertThat(lines())
                .extracting(line -> line.at("/amount/amount").asString())
                .containsExactlyInAnyOrder("100.00", "200.00");
    }

    @Test
    void sendsLongStatementInChunks() {
        connect("0.00", "2026-01-01");
        var csv = new StringBuilder("booking_date,amount,currency,account,remittance,balance\n");
        for (int i = 1; i <= 450; i++) {
            csv.append("2026-05-01,1.00,EUR,")
                    .append(IBAN)
                    .append(",line ")
                    .append(i)
                    .append(',')
                    .append(i)
                    .append(".00\n");
        }

        var done = upload("long.csv", csv.toString().getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(done.at("/counts/linesRecorded").asInt()).isEqualTo(450);
        var chunks = probe.published(ReconciliationEvents.BANK_LINES_RECORDED).stream()
                .filter(event -> event.companyId().equals(company))
                .sorted(Comparator.comparingLong(EventProbe.Published::aggregateVersion))
                .toList();
        assertThat(chunks).extracting(EventProbe.Published::aggregateVersion).containsExactly(1L, 2L, 3L);
        assertThat(chunks).extracting(event -> event.payload().lines().size()).containsExactly(200, 200, 50);
    }

    @Test
    void goesOnWithImportWhoseWorkerDied() {
        connect("1895.00", "2026-04-01");
        var importId = UUID.fromString(text(upload("mt940/twins.sta"), "importId"));
        jdbc.sql("""
                        update bank_statement_import
                        set state = 'RUNNING', outcome = null, lease_until = now() - interval '1 hour'
                        where import_id = :id
                        """).param("id", importId).update();

        var done = awaitDone(importId);

        assertThat(done.at("/counts/linesRecorded").asInt()).isEqualTo(4);
        assertThat(done.at("/counts/statementsRepeated").asInt()).isZero();
        assertThat(lines()).hasSize(4);
    }

    @Test
    void tellsGapUntilTheMissingStatementComes() {
        connect("1877.00", "2026-04-02");
        var ahead = upload("camt053/reversal-v08.xml");
        assertThat(text(ahead, "outcome")).isEqualTo("WARN");
        assertThat(ahead.at("/warnings/0/code").asString()).isEqualTo("statement-gap");
        assertThat(statements.gaps(company)).singleElement().satisfies(gap -> assertThat(gap.gapMinor())
                .isEqualTo(30_000));

        upload("camt053/batch-v02.xml");

        assertThat(statements.gaps(company)).isEmpty();
    }

    @Test
    void leavesOutLinesThatTheOpeningBalanceHas() {
        connect("1939.50", "2026-03-06");

        var done = upload("mt940/month-of-march.sta");

        assertThat(done.at("/counts/linesRecorded").asInt()).isEqualTo(2);
        assertThat(done.at("/warnings/1/code").asString()).isEqualTo("lines-before-opening");
        assertThat(done.toString()).doesNotContain("statement-gap");
    }

    @Test
    void refusesTheSameStatementInAnotherFormat() {
        connect("2187.00", "2026-04-01");
        upload("csv/tieout.csv");
        var mt940 = ":20:X\n:25:" + IBAN + "\n:28C:9/1\n:60F:C260407EUR2187,\n:61:2604070407C119,NTRFNONREF\n"
                + ":61:2604080408D16,NTRFNONREF\n:62F:C260408EUR2290,\n-\n";

        var done = upload("other.sta", mt940.getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(done.at("/error/code").asString()).isEqualTo("statement-recorded-differently");
        assertThat(lines()).hasSize(2);
    }

    static List<Arguments> otherFormats() {
        var bai2 = new String(Samples.bytes("bai2/two-accounts.bai"), StandardCharsets.UTF_8)
                .replaceAll("(?s)03,JP-77.*", "98,474700,1,9/\n99,474700,1,11/\n");
        return List.of(
                Arguments.of("OFX", Samples.bytes("ofx/checking-v1.ofx"), 2),
                Arguments.of("BAI2", bai2.getBytes(StandardCharsets.UTF_8), 2),
                Arguments.of("QIF", Samples.bytes("qif/bank.qif"), 2),
                Arguments.of("XLSX", workbook(), 2),
                Arguments.of(
                        "MT940",
                        Samples.zipBytes(Map.of("a.sta", Samples.bytes("mt940/twins.sta"), "readme.pdf", new byte[] {
                            '%', 'P', 'D', 'F', 1, 2, 3
                        })),
                        4));
    }

    @ParameterizedTest
    @MethodSource("otherFormats")
    void recordsLinesOfEveryFormatOnce(String format, byte[] content, int lines) {
        var account = connect("2187.00", "2026-01-01");

        var done = upload("statement", content, account, null);
        var again = upload("statement", content, account, null);

        assertThat(text(done, "outcome")).as("%s", done).isNotEqualTo("REJECT");
        assertThat(text(done, "format")).isEqualTo(format);
        assertThat(done.at("/counts/linesRecorded").asInt()).isEqualTo(lines);
        assertThat(again.at("/counts/linesRecorded").asInt()).isZero();
        assertThat(lines()).hasSize(lines);
        assertEverythingHolds();
    }

    @Test
    void refusesStatementThatCameWithoutItsOpeningBalanceBefore() {
        connect("2187.00", "2026-01-01");
        upload("ofx/checking-v1.ofx");
        var mt940 = ":20:X\n:25:" + IBAN + "\n:28C:9/1\n:60F:C260407EUR2187,\n:61:2604070407C119,NTRFNONREF\n"
                + ":61:2604080408D16,NTRFNONREF\n:62F:C260408EUR2290,\n-\n";

        var done = upload("other.sta", mt940.getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(done.at("/error/code").asString()).isEqualTo("statement-recorded-differently");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void refusesArchiveAsWholeAndNamesTheFileInIt() {
        connect("1895.00", "2026-04-01");
        var archive = Samples.zipBytes(Map.of(
                "a.sta", Samples.bytes("mt940/twins.sta"),
                "b.xml", Arrays.copyOf(Samples.bytes("camt053/batch-v02.xml"), 1_500)));

        var done = upload("april.zip", archive, null, null);

        assertThat(text(done, "outcome")).isEqualTo("REJECT");
        assertThat(done.at("/error/position").asString()).startsWith("b.xml: ");
        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"camt052/report.xml", "camt054/notification.xml", "mt942/interim.sta", "bai2/two-accounts.bai"})
    void takesInterimReportsWithoutRecordingWhatComesAgain(String sample) {
        connect("1877.00", "2026-04-01");
        // The BAI2 file is of the day before; with this mark it is of today and not final.
        var report =
                new String(Samples.bytes(sample), StandardCharsets.UTF_8).replace("260407,,EUR,2/", "260407,,EUR,3/");

        var done = upload(sample, report.getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(text(done, "outcome")).as("%s", done).isEqualTo("WARN");
        assertThat(done.get("warnings"))
                .anySatisfy(warning -> assertThat(text(warning, "code")).isEqualTo("interim-not-recorded"));
        assertThat(done.at("/counts/statementsRecorded").asInt()).isZero();
        assertThat(done.at("/counts/linesSkipped").asInt()).isPositive();
        assertThat(lines()).isEmpty();
        assertThat(get("/bank-statements").get("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "camt053/does-not-balance.xml, WARN, balances-do-not-add-up, 1",
        "camt053/control-totals.xml, ACCEPT, control-totals-disagree, 0"
    })
    void recordsLinesOfFileWhoseTotalsDisagreeAndKeepsTheDifference(
            String sample, String outcome, String code, long cents) {
        connect("1877.00", "2026-04-01");

        var inspected = inspect(sample, Samples.bytes(sample));
        var done = upload(sample);

        assertThat(text(inspected, "outcome")).isEqualTo(outcome);
        assertThat(text(done, "outcome")).isEqualTo(outcome);
        assertThat(done.get("warnings")).singleElement().satisfies(warning -> assertThat(text(warning, "code"))
                .isEqualTo(code));
        assertThat(lines()).hasSize(2);
        var statement = get("/bank-statements/" + done.at("/statementIds/0").asString());
        assertThat(statement.at("/imbalance/amount").asString("0.00")).isEqualTo("0.0" + cents);
        assertThat(statements.gaps(company)).extracting(StatementGap::gapMinor).allMatch(gap -> gap == cents);
        assertThat(upload(sample).at("/counts/linesRecorded").asInt()).isZero();
        assertThat(checks).allSatisfy(check -> assertThat(check.violations()).isEmpty());
    }

    @Test
    void doesNotTakeKnownLinesForNewOnesByBalancesThatDoNotAddUp() {
        connect("0.00", "2026-04-01");
        var first = ":20:X\n:25:" + IBAN + "\n:28C:9/1\n:60F:C260407EUR0,\n:61:2604070407C50,NTRFNONREF\n"
                + ":62F:C260407EUR0,\n-\n";
        var longer = first.replace(":62F:", ":61:2604080408C7,NTRFNONREF\n:62F:");

        assertThat(upload("a.sta", first.getBytes(StandardCharsets.UTF_8), null, null)
                        .at("/counts/linesRecorded")
                        .asInt())
                .isEqualTo(1);
        assertThat(upload("b.sta", longer.getBytes(StandardCharsets.UTF_8), null, null)
                        .at("/counts/linesRecorded")
                        .asInt())
                .isEqualTo(1);

        assertThat(lines()).hasSize(2);
    }

    /// The same two lines, each form with words of its own and without a balance.
    static List<Arguments> formsWithoutBalances() {
        var generic = "Booking date;Amount;Currency;Remittance\n2026-04-07;119.00;EUR;one\n2026-04-08;-16.00;EUR;two\n";
        var own = "booking_date,value_date,amount,currency,account,counterparty_name,counterparty_iban,remittance,"
                + "structured_reference,end_to_end_id,bank_reference,balance\n"
                + "2026-04-07,2026-04-07,119.00,EUR," + IBAN + ",Nordwind,,other words,,,,\n"
                + "2026-04-08,2026-04-08,-16.00,EUR," + IBAN + ",,,fee,,,,\n";
        var qif = """
                !Type:Bank
                D04/07/2026
                T119.00
                PNordwind
                ^
                D04/08/2026
                T-16.00
                PBank
                ^
                D04/13/2026
                T1.00
                Pother
                ^
                """;
        var ofx = new String(Samples.bytes("ofx/checking-v1.ofx"), StandardCharsets.UTF_8)
                .replaceAll("(?m)^<LEDGERBAL>.*$", "");
        var mt940 = ":20:X\n:25:" + IBAN + "\n:28C:9/1\n:60F:C260407EUR2187,\n:61:2604070407C119,NTRFNONREF\n"
                + ":61:2604080408D16,NTRFNONREF\n:62F:C260408EUR2290,\n-\n";
        return List.of(
                Arguments.of(ofx, generic),
                Arguments.of(generic, ofx),
                Arguments.of(generic, own),
                Arguments.of(qif, generic),
                Arguments.of(generic, mt940),
                Arguments.of(mt940, generic));
    }

    @ParameterizedTest
    @MethodSource("formsWithoutBalances")
    void refusesTheSameBookingsInAnotherFormWithoutBalances(String first, String second) {
        var account = connect("2187.00", "2026-01-01");
        var recorded = upload("first", first.getBytes(StandardCharsets.UTF_8), account, null);
        int lines = recorded.at("/counts/linesRecorded").asInt();
        assertThat(lines).as("%s", recorded).isGreaterThanOrEqualTo(2);

        var done = upload("second", second.getBytes(StandardCharsets.UTF_8), account, null);

        assertThat(done.at("/counts/linesRecorded").asInt()).as("%s", done).isZero();
        assertThat(lines()).hasSize(lines);
    }

    @Test
    void takesOtherBookingsInAnotherFormAndOfOverlappingOnesThoseThatTheBalancesProve() {
        var account = connect("2187.00", "2026-01-01");
        var csv = "Booking date;Amount;Currency;Remittance\n2026-04-07;119.00;EUR;one\n";
        upload("a.csv", csv.getBytes(StandardCharsets.UTF_8), account, null);
        var qif = "!Type:Bank\nD04/13/2026\nT119.00\nPNordwind\n^\n";
        assertThat(upload("b.qif", qif.getBytes(StandardCharsets.UTF_8), account, null)
                        .at("/counts/linesRecorded")
                        .asInt())
                .isEqualTo(1);
        var overlapping = qif + "D04/07/2026\nT119.00\nPNordwind\n^\n";
        assertThat(upload("c.qif", overlapping.getBytes(StandardCharsets.UTF_8), account, null)
                        .at("/error/code")
                        .asString())
                .isEqualTo("statement-recorded-differently");
        var month = ":20:X\n:25:" + IBAN + "\n:28C:9/1\n:60F:C260331EUR2187,\n:61:2604070407C119,NTRFNONREF\n"
                + ":61:2604080408D16,NTRFNONREF\n:61:2604130413C119,NTRFNONREF\n:62F:C260430EUR2409,\n-\n";

        var done = upload("month.sta", month.getBytes(StandardCharsets.UTF_8), account, null);

        assertThat(done.at("/counts/linesRecorded").asInt()).as("%s", done).isEqualTo(1);
        assertThat(done.at("/counts/linesSkipped").asInt()).isEqualTo(2);
        assertThat(done.toString()).doesNotContain("statement-gap");
        assertThat(statements.gaps(company)).isEmpty();
        assertThat(lines()).hasSize(3);
    }

    /// The answer of the import and the list of gaps count lines without a balance alike.
    @Test
    void tellsTheSameGapAtImportAndLaterWhereLinesCameWithoutABalance() {
        var account = connect("2187.00", "2026-04-01");
        upload("a.csv", csv("", "2026-04-07,119.00,EUR,%s,one"), account, null);

        var goesOn = upload("b.sta", mt940("260408", "2306,", "D16,", "2290,"), account, null);
        assertThat(goesOn.at("/counts/linesRecorded").asInt()).as("%s", goesOn).isEqualTo(1);
        assertThat(goesOn.toString()).doesNotContain("statement-gap");
        assertThat(statements.gaps(company)).isEmpty();

        // Nothing in this one is new but its balance.
        upload("c.csv", csv("", "2026-04-09,50.00,EUR,%s,two"), account, null);
        var balance = upload("d.csv", csv(",balance", "2026-04-09,50.00,EUR,%s,two,2340.00"), account, null);
        assertThat(balance.at("/counts/linesSkipped").asInt()).as("%s", balance).isEqualTo(1);
        assertThat(balance.toString()).contains("lines-known").doesNotContain("statement-gap");
        assertThat(statements.gaps(company)).isEmpty();

        upload("e.csv", csv("", "2026-04-10,7.00,EUR,%s,three"), account, null);
        var leavesOut = upload("f.sta", mt940("260411", "2340,", "D10,", "2330,"), account, null);
        assertThat(leavesOut.toString()).contains("statement-gap", "-7.00");
        assertThat(statements.gaps(company)).singleElement().satisfies(gap -> assertThat(gap.gapMinor())
                .isEqualTo(-700));
    }

    private static byte[] csv(String more, String line) {
        return ("booking_date,amount,currency,account,remittance" + more + "\n" + line.formatted(IBAN) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mt940(String day, String opening, String amount, String closing) {
        return (":20:X\n:25:" + IBAN + "\n:28C:9/1\n:60F:C" + day + "EUR" + opening + "\n:61:" + day + day.substring(2)
                        + amount + "NTRFNONREF\n:62F:C" + day + "EUR" + closing + "\n-\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void refusesFileOfAnAccountThatIsNotConnected() {
        var done = upload("camt053/batch-v02.xml");

        assertThat(done.at("/error/code").asString()).isEqualTo("bank-account-unknown");
    }

    @Test
    void refusesFileThatNamesAnotherAccountThanTheCaller() {
        var other = connect("NL91ABNA0417164300", "0.00", "2026-01-01");

        var done = upload("batch.xml", Samples.bytes("camt053/batch-v02.xml"), other, null);

        assertThat(done.at("/error/code").asString()).isEqualTo("bank-account-mismatch");
    }

    @Test
    void refusesAmountsOfAnotherCurrency() {
        connect("1877.00", "2026-04-01");
        var dollars = new String(Samples.bytes("camt053/batch-v02.xml"), StandardCharsets.UTF_8)
                .replace("\"EUR\"", "\"USD\"");

        var done = upload("dollars.xml", dollars.getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(done.at("/error/code").asString()).isEqualTo("statement-currency-mismatch");
    }

    @Test
    void refusesHalfOfFileWithPlaceAndWithoutTrace() {
        connect("2177.00", "2026-04-01");
        var whole = Samples.bytes("camt053/reversal-v08.xml");

        var done = upload("half.xml", Arrays.copyOf(whole, whole.length - 200), null, null);

        assertThat(done.at("/error/code").asString()).isEqualTo("xml-malformed");
        assertThat(done.at("/error/position").asString()).startsWith("line ");
        assertThat(lines()).isEmpty();
    }

    @Test
    void readsCsvByTheProfileInTheRequest() {
        connect("0.00", "2026-01-01");
        var profile = """
                {"delimiter":";","columns":{"BOOKING_DATE":"1","AMOUNT":"2","REMITTANCE":"3"},"currency":"EUR",
                 "decimalSeparator":",","account":"%s"}""".formatted(IBAN);

        var done = upload("own.csv", "13.05.2026;7,50;Beitrag\n".getBytes(StandardCharsets.UTF_8), null, profile);

        assertThat(text(done, "outcome")).isEqualTo("ACCEPT");
        assertThat(lines()).singleElement().satisfies(line -> assertThat(
                        line.at("/amount/amount").asString())
                .isEqualTo("7.50"));
    }

    @Test
    void proposesProfileAndTakesItBack() {
        connect("0.00", "2026-01-01");
        var file = "Datum;Wer;Betrag;IBAN\n13.05.2026;Verein;7,50;" + IBAN + "\n";

        var inspected = inspect(file);

        assertThat(text(inspected, "outcome")).isEqualTo("ACCEPT");
        assertThat(text(inspected, "credits")).isEqualTo("7.50");
        assertThat(inspected.at("/proposedProfile/delimiter").asString()).isEqualTo(";");
        assertThat(inspected.at("/proposedProfile/columns/AMOUNT").asString()).isEqualTo("Betrag");
        assertThat(get("/bank-statements").get("items")).isEmpty();
        var profile = inspected
                .get("proposedProfile")
                .toString()
                .replace("\"AMOUNT\":\"Betrag\"", "\"AMOUNT\":\"Betrag\",\"COUNTERPARTY_NAME\":\"Wer\"");
        var done = upload("own.csv", file.getBytes(StandardCharsets.UTF_8), null, profile);
        assertThat(text(done, "outcome")).as("%s", done).isEqualTo("ACCEPT");
        assertThat(lines()).singleElement().satisfies(line -> assertThat(text(line, "counterpartyName"))
                .isEqualTo("Verein"));
    }

    @Test
    void inspectsForThoseWhoMayReadOnly() {
        client.post()
                .uri("/api/v1/bank-statements/inspections")
                .header("Authorization", TestTokens.bearer(company, Role.SALES_REPRESENTATIVE))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts("x.csv", new byte[] {1}, null, null))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void refusesUnknownProfile() {
        assertRefused(
                parts("x.csv", "a;b\n".getBytes(StandardCharsets.UTF_8), null, "no-such"), "invalid-statement-upload");
        assertRefused(
                parts("x.csv", "a;b\n".getBytes(StandardCharsets.UTF_8), null, "{\"delimitre\":\";\"}"),
                "invalid-statement-upload");
    }

    @Test
    void refusesEmptyFile() {
        assertRefused(parts("x.csv", new byte[0], null, null), "invalid-statement-upload");
    }

    @Test
    void hidesEverythingOfOtherCompanies() {
        connect("1895.00", "2026-04-01");
        var done = upload("mt940/twins.sta");
        var stranger = TestTokens.bearer(Ids.next(), Role.ACCOUNTANT);

        for (var path : List.of(
                "/bank-statement-imports/" + text(done, "importId"),
                "/bank-statements/" + done.at("/statementIds/0").asString(),
                "/bank-lines/" + text(lines().getFirst(), "lineId"))) {
            client.get()
                    .uri("/api/v1" + path)
                    .header("Authorization", stranger)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            client.get()
                    .uri("/api/v1" + path)
                    .header("Authorization", accountant)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        client.get()
                .uri("/api/v1/bank-lines")
                .header("Authorization", TestTokens.bearer(company, Role.SALES_REPRESENTATIVE))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void pagesThroughLinesWithFilter() {
        connect("1895.00", "2026-04-01");
        upload("mt940/twins.sta");

        var first = get("/bank-lines?limit=3&state=RECORDED");
        var rest = get("/bank-lines?limit=3&state=RECORDED&cursor=" + text(first, "next"));

        assertThat(first.get("items")).hasSize(3);
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        assertThat(get("/bank-lines?state=POSTED").get("items")).isEmpty();
        assertThat(get("/bank-lines?from=2026-04-02").get("items")).isEmpty();
        assertThat(get("/bank-statements").get("items")).hasSize(2);
    }

    @Test
    void connectsAccountOnceAndLearnsItsLedgerAccounts() {
        var account = connect("1000.00", "2026-02-01");
        var event = probe.awaitPublished(ReconciliationEvents.BANK_ACCOUNT_CONNECTED, account);
        assertThat(event.payload().openingBalance().amount()).isEqualTo("1000.00");

        assertProblem(
                accountBody("DE89 3704 0044 0532 0130 00", "0.00"),
                HttpStatus.CONFLICT,
                "bank-account-already-connected");
        probe.publish(
                LedgerEvents.BANK_ACCOUNT_OPENED, company, account, 1, new BankAccountOpened(account, "1201", "1291"));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(text(get("/bank-accounts/" + account), "accountCode"))
                        .isEqualTo("1201"));
        assertThat(get("/bank-accounts").get("items")).hasSize(1);
    }

    @Test
    void refusesAccountWithWrongCheckDigits() {
        assertProblem(
                accountBody("DE88370400440532013000", "0.00"),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-bank-account");
    }

    @Test
    void refusesAccountWithoutIbanAndNumber() {
        assertProblem(
                Map.of(
                        "name", "Cash",
                        "currency", "EUR",
                        "openingBalance", Map.of("amount", "0.00", "currency", "EUR"),
                        "openingDate", "2026-01-01"),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-bank-account");
    }

    private static byte[] workbook() {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("April");
            var heading = List.of("Booking date", "Description", "Amount", "Currency");
            for (int column = 0; column < heading.size(); column++) {
                sheet.value(0, column, heading.get(column));
            }
            for (int row = 1; row <= 2; row++) {
                sheet.value(row, 0, LocalDate.of(2026, 4, 12 + row));
                sheet.style(row, 0).format("yyyy-mm-dd").set();
                sheet.value(row, 1, "line " + row);
                sheet.value(row, 2, new BigDecimal("4.50"));
                sheet.value(row, 3, "EUR");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void answerPosted(UUID account, BankLinesRecorded recorded) {
        probe.publish(
                LedgerEvents.BANK_LINES_POSTED,
                company,
                recorded.statementId(),
                recorded.chunk(),
                new BankLinesPosted(
                        recorded.statementId(),
                        recorded.chunk(),
                        account,
                        recorded.lines().stream()
                                .map(line -> new BankLinesPosted.Line(line.lineId(), Ids.next(), line.bookingDate()))
                                .toList()));
    }

    private UUID connect(String opening, String openingDate) {
        return connect(IBAN, opening, openingDate);
    }

    private UUID connect(String iban, String opening, String openingDate) {
        var body = new java.util.HashMap<>(accountBody(iban, opening));
        body.put("openingDate", openingDate);
        var answer = client.post()
                .uri("/api/v1/bank-accounts")
                .header("Authorization", accountant)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return UUID.fromString(text(Objects.requireNonNull(answer), "bankAccountId"));
    }

    private static Map<String, Object> accountBody(String iban, String opening) {
        return Map.of(
                "name", "Main account",
                "iban", iban,
                "currency", "EUR",
                "openingBalance", Map.of("amount", opening, "currency", "EUR"),
                "openingDate", "2026-01-01");
    }

    private void assertProblem(Object body, HttpStatus status, String code) {
        client.post()
                .uri("/api/v1/bank-accounts")
                .header("Authorization", accountant)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private JsonNode upload(String sample) {
        return upload(sample, Samples.bytes(sample), null, null);
    }

    private JsonNode upload(String name, byte[] content, @Nullable UUID account, @Nullable String profile) {
        var answer = client.post()
                .uri("/api/v1/bank-statements")
                .header("Authorization", accountant)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts(name, content, account, profile))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return awaitDone(UUID.fromString(text(Objects.requireNonNull(answer), "importId")));
    }

    private JsonNode inspect(String content) {
        return inspect("file.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode inspect(String name, byte[] content) {
        return Objects.requireNonNull(client.post()
                        .uri("/api/v1/bank-statements/inspections")
                        .header("Authorization", TestTokens.bearer(company, Role.AUDITOR))
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(parts(name, content, null, null))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .at("/files/0");
    }

    private void assertRefused(LinkedMultiValueMap<String, Object> parts, String code) {
        client.post()
                .uri("/api/v1/bank-statements")
                .header("Authorization", accountant)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private static LinkedMultiValueMap<String, Object> parts(
            String name, byte[] content, @Nullable UUID account, @Nullable String profile) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        if (account != null) {
            parts.add("bankAccountId", account.toString());
        }
        if (profile != null) {
            parts.add("profile", profile);
        }
        return parts;
    }

    private JsonNode awaitDone(UUID importId) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> get("/bank-statement-imports/" + importId), job -> text(job, "state")
                        .equals("DONE"));
    }

    private List<JsonNode> lines() {
        return get("/bank-lines?limit=200").get("items").values().stream().toList();
    }

    private JsonNode get(String path) {
        return Objects.requireNonNull(client.get()
                .uri("/api/v1" + path)
                .header("Authorization", accountant)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    /// Other tests leave their companies as they like; a violation that names no company counts always.
    private void assertEverythingHolds() {
        assertThat(checks).allSatisfy(check -> assertThat(check.violations())
                .filteredOn(violation -> !isOfAnotherCompany(violation.subject()))
                .as(check.statement())
                .isEmpty());
    }

    private boolean isOfAnotherCompany(String subject) {
        return subject.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} .*")
                && !subject.startsWith(company.toString());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    @Test
    void recordsOfLinesThatLookKnownThoseThatAPersonCallsNew() {
        var account = connect("2187.00", "2026-01-01");
        var csv = "Booking date;Amount;Currency;Remittance\n2026-04-07;119.00;EUR;one\n";
        upload("a.csv", csv.getBytes(StandardCharsets.UTF_8), account, null);
        var qif = """
                !Type:Bank
                D04/13/2026
                T119.00
                PNordwind
                ^
                D04/07/2026
                T119.00
                PNordwind
                ^
                D04/07/2026
                T119.00
                PSuedwind
                ^
                """;
        var content = qif.getBytes(StandardCharsets.UTF_8);
        var refused = upload("b.qif", content, account, null);
        assertThat(refused.at("/error/code").asString()).isEqualTo("statement-recorded-differently");
        assertThat(refused.at("/doubtful/count").asInt()).isEqualTo(2);
        assertThat(refused.at("/doubtful/lines/0/number").asInt()).isEqualTo(2);
        assertThat(refused.at("/doubtful/lines/1/counterpartyName").asString()).isEqualTo("Suedwind");
        assertThat(refused.at("/doubtful/lines/1/amount/amount").asString()).isEqualTo("119.00");
        assertThat(refused.at("/doubtful/lines/1/recorded/0/remittance").asString())
                .isEqualTo("one");
        var importId = text(refused, "importId");
        assertDecisionRefused(
                importId, 1, "SKIP", List.of(1), HttpStatus.UNPROCESSABLE_CONTENT, "doubtful-line-unknown");
        assertDecisionRefused(importId, 2, "SKIP", List.of(), HttpStatus.CONFLICT, "statement-import-not-doubtful");
        assertDecisionRefused(
                Ids.next().toString(), 1, "SKIP", List.of(), HttpStatus.NOT_FOUND, "bank-statement-import-not-found");

        var done = decide(importId, 1, "SKIP", List.of(3));

        assertThat(text(done, "outcome")).as("%s", done).isEqualTo("ACCEPT");
        assertThat(done.at("/counts/linesRecorded").asInt()).isEqualTo(2);
        assertThat(done.at("/counts/linesSkipped").asInt()).isEqualTo(1);
        assertThat(done.path("doubtful").isObject()).isFalse();
        assertThat(lines()).hasSize(3);
        assertThat(upload("b.qif", content, account, null)
                        .at("/counts/statementsRepeated")
                        .asInt())
                .isEqualTo(1);
        assertDecisionRefused(importId, 1, "RECORD", List.of(), HttpStatus.CONFLICT, "statement-import-not-doubtful");
        assertThat(lines()).hasSize(3);
        assertEverythingHolds();
    }

    @Test
    void leavesOutAStatementThatAPersonCallsKnown() {
        connect("2187.00", "2026-04-01");
        upload("csv/tieout.csv");
        var mt940 = ":20:X\n:25:" + IBAN + "\n:28C:9/1\n:60F:C260407EUR2187,\n:61:2604070407C119,NTRFNONREF\n"
                + ":61:2604080408D16,NTRFNONREF\n:62F:C260408EUR2290,\n-\n";
        var refused = upload("other.sta", mt940.getBytes(StandardCharsets.UTF_8), null, null);
        assertThat(refused.at("/doubtful/count").asInt()).isEqualTo(2);

        var done = decide(text(refused, "importId"), 1, "SKIP", List.of());

        assertThat(text(done, "outcome")).as("%s", done).isNotEqualTo("REJECT");
        assertThat(done.at("/counts/linesRecorded").asInt()).isZero();
        assertThat(lines()).hasSize(2);
        assertThat(statements.gaps(company)).isEmpty();
        assertEverythingHolds();
    }

    private JsonNode decide(String importId, int statement, String answer, List<Integer> except) {
        askToDecide(importId, statement, answer, except).expectStatus().isAccepted();
        return awaitDone(UUID.fromString(importId));
    }

    private void assertDecisionRefused(
            String importId, int statement, String answer, List<Integer> except, HttpStatus status, String code) {
        askToDecide(importId, statement, answer, except)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private RestTestClient.ResponseSpec askToDecide(
            String importId, int statement, String answer, List<Integer> except) {
        return client.post()
                .uri("/api/v1/bank-statement-imports/" + importId + "/decisions")
                .header("Authorization", accountant)
                .header("Idempotency-Key", Ids.next().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("statement", statement, "answer", answer, "except", except))
                .exchange();
    }

    @Test
    void refusesTheSameMonthWhoseStatementEndsOnAnotherDay() {
        connect("2187.00", "2026-04-01");
        upload("csv/tieout.csv");
        var mt940 = ":20:X\n:25:" + IBAN + "\n:28C:9/1\n:60F:C260331EUR2187,\n:61:2604070407C119,NTRFNONREF\n"
                + ":61:2604080408D16,NTRFNONREF\n:62F:C260430EUR2290,\n-\n";

        var done = upload("other.sta", mt940.getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(done.at("/error/code").asString()).isEqualTo("statement-recorded-differently");
        assertThat(lines()).hasSize(2);
    }
}
