package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shapes in which banks let their customers download lines: each is known by its headings, or read by what
/// they say. The figures are ours.
class CommonExportsTest {

    /// @param profile by which it is to be read
    /// @param expected `day amount currency counterparty` of each line, oldest first
    record Export(String profile, String charset, String text, List<String> expected) {

        @Override
        public String toString() {
            return profile;
        }
    }

    private static Export export(String profile, String charset, String text, String... expected) {
        return new Export(profile, charset, text, List.of(expected));
    }

    static List<Export> exports() {
        return List.of(
                export("alipay", "GB18030", """
                        ------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------
                        起始时间：[2026-01-01 00:00:00]    终止时间：[2026-01-31 23:59:59]
                        共3笔记录
                        交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,
                        2026-01-20 10:11:12,转账红包,上海明月贸易有限公司,abc***@example.com,货款,收入,1250.00,余额,交易成功,T3\t,M3\t,,
                        2026-01-15 09:00:00,餐饮美食,某餐厅,,午餐,支出,12.50,余额,交易关闭,T2\t,M2\t,,
                        2026-01-10 08:00:00,投资理财,基金,,买入,不计收支,500.00,余额,交易成功,T1\t,,,
                        """, "2026-01-20 1250.00 CNY 上海明月贸易有限公司"),
                export("alipay-web", "GB18030", """
                        支付宝交易记录明细查询
                        账号:[abc@example.com]
                        ---------------------------------交易记录明细列表------------------------------------
                        交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,
                        2026010122 ,M1 ,2026-01-01 10:00:00 ,2026-01-01 10:00:05 ,2026-01-01 10:00:06 ,其他 ,即时到账交易 ,张三 ,货款 ,88.00 ,收入 ,交易成功 ,0.00 ,0.00 , ,已收入 ,
                        2026010123 ,M2 ,2026-01-02 10:00:00 ,2026-01-02 10:00:05 ,2026-01-02 10:00:06 ,其他 ,即时到账交易 ,余额宝 ,转入 ,100.00 , ,交易成功 ,0.00 ,0.00 , ,资金转移 ,
                        ------------------------------------------------------------------------
                        共2笔记录
                        """, "2026-01-01 88.00 CNY 张三"),
                export("bca", "UTF-8", """
                        No. rekening : 1234567890
                        Nama : PT NUSANTARA JAYA
                        Periode : 01/03/2026 - 31/03/2026
                        Kode Mata Uang : Rp

                        Tanggal,Keterangan,Cabang,Jumlah,,Saldo
                        '02/03,TRSF E-BANKING CR BUDI SANTOSO,'0000,"1,500,000.00",CR,"11,500,000.00"
                        '03/03,BIAYA ADM,'0000,"15,000.00",DB,"11,485,000.00"
                        PEND,TARIKAN ATM,'0000,"100,000.00",DB,"11,385,000.00"

                        Saldo Awal : 10,000,000.00
                        Mutasi Debet : 15,000.00
                        Mutasi Kredit : 1,500,000.00
                        Saldo Akhir : 11,485,000.00
                        """, "2026-03-02 1500000.00 IDR null", "2026-03-03 -15000.00 IDR null"),
                export("bca-bisnis", "UTF-8", """
                        Account No.,=,'1234567890
                        Currency,=,IDR
                        Tanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo
                        02/03/2026,KR OTOMATIS,0001,"1,500,000.00 CR","11,500,000.00"
                        15/03/2026,BIAYA ADM,0001,"15,000.00 DB","11,485,000.00"
                        """, "2026-03-02 1500000.00 IDR null", "2026-03-15 -15000.00 IDR null"),
                export("mandiri-mcm", "UTF-8", """
                        Account No,Date,Val. Date,Transaction Code,Description,Description,Reference No.,Debit,Credit
                        1230004567890,02/03/26,02/03/26,5041,SA Cash Dep,FROM BUDI,REF1,.00,"2,750,000.00"
                        1230004567890,13/03/26,13/03/26,7021,ADM FEE,,REF2,"12,500.00",.00
                        """, "2026-03-02 2750000.00 IDR null", "2026-03-13 -12500.00 IDR null"),
                export(
                        "mandiri-lines",
                        "UTF-8",
                        """
                        1230004567890;IDR;5041;02/03/2026;TRANSFER FROM;BUDI;;0;2750000.00;12750000.00
                        1230004567890;IDR;7021;13/03/2026;ADM FEE;;;12500.00;0;12737500.00
                        """,
                        "2026-03-02 2750000.00 IDR null",
                        "2026-03-13 -12500.00 IDR null"),
                export("ccb-debit", "GB18030", """
                        记账日,交易日期,交易时间,支出,收入,账户余额,币种,摘要,对方账号,对方户名,交易地点
                        20260101,20260101,18:53:19,0.00,500.00,1500.00,人民币,转入,62220000,李四,网银
                        20260102,20260102,18:53:19,67.00,0.00,1433.00,人民币,消费,62220001,王五,网银
                        """, "2026-01-01 500.00 CNY 李四", "2026-01-02 -67.00 CNY 王五"),
                export("generic", "windows-1252", """
                        "Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Kundenreferenz (End-to-End)";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
                        "DE89370400440532013000";"13.03.26";"13.03.26";"GUTSCHR. UEBERWEISUNG";"RE 4711";"E2E-1";"Käserei Müller";"DE02120300000000202051";"BYLADEM1001";"1.250,00";"EUR";"Umsatz gebucht"
                        """, "2026-03-13 1250.00 EUR Käserei Müller"),
                export("dkb", "UTF-8", """
                        "Girokonto";"DE89370400440532013000"
                        ""
                        "Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
                        "14.03.26";"14.03.26";"Gebucht";"Nordwind";"Wir";"RE 1";"Eingang";"DE02120300000000202051";"10,00";"";"";""
                        "13.03.26";"13.03.26";"Gebucht";"Wir";"Amt";"Steuer";"Ausgang";"DE02100500000054540402";"-4,50";"";"";""
                        """, "2026-03-13 -4.50 EUR Amt", "2026-03-14 10.00 EUR Wir"),
                export("generic", "UTF-8", """
                        "Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen"
                        "20260313";"Jansen BV";"NL91ABNA0417164300";"NL20INGB0001234567";"OV";"Bij";"119,00";"Overschrijving";"Factuur 7"
                        "20260314";"Energie";"NL91ABNA0417164300";"";"IC";"Af";"16,00";"Incasso";"Maart"
                        """, "2026-03-13 119.00 EUR Jansen BV", "2026-03-14 -16.00 EUR Energie"),
                export("abn-amro", "UTF-8", """
                        417164300\tEUR\t20260313\t100,00\t219,00\t20260313\t119,00\tSEPA Overboeking
                        417164300\tEUR\t20260314\t219,00\t203,00\t20260314\t-16,00\tIncasso
                        """, "2026-03-13 119.00 EUR null", "2026-03-14 -16.00 EUR null"),
                export("generic", "UTF-8", """
                        Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta
                        2026-03-14;-16,00;;;;Avgift;203,00;SEK
                        2026-03-13;119,00;;;;Betalning;219,00;SEK
                        """, "2026-03-13 119.00 SEK null", "2026-03-14 -16.00 SEK null"),
                export("revolut", "UTF-8", """
                        Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
                        TOPUP,Current,2026-03-12 10:00:00,2026-03-13 10:00:00,Payment from Ann,119.00,0.00,EUR,COMPLETED,219.00
                        CARD_PAYMENT,Current,2026-03-14 10:00:00,2026-03-15 10:00:00,Shop,-16.00,0.00,EUR,REVERTED,
                        """, "2026-03-13 119.00 EUR null"),
                export("starling", "UTF-8", """
                        Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes
                        03/04/2026,Ann Lee,INV 7,FASTER PAYMENT,119.00,219.00,INCOME,
                        05/04/2026,Shop,,CARD,-16.00,203.00,SHOPPING,
                        """, "2026-04-03 119.00 GBP Ann Lee", "2026-04-05 -16.00 GBP Shop"),
                export("chase-checking", "UTF-8", """
                        Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
                        DEBIT,04/05/2026,"OFFICE RENT",-16.00,ACH_DEBIT,203.00,,
                        CREDIT,04/03/2026,"ACME INV 7",119.00,ACH_CREDIT,219.00,,
                        """, "2026-04-03 119.00 USD null", "2026-04-05 -16.00 USD null"),
                export("bank-of-america", "UTF-8", """
                        Description,,Summary Amt.
                        Beginning balance as of 04/01/2026,,"100.00"
                        Total credits,,"119.00"
                        Total debits,,"-16.00"
                        Ending balance as of 04/30/2026,,"203.00"

                        Date,Description,Amount,Running Bal.
                        04/01/2026,Beginning balance as of 04/01/2026,,"100.00"
                        04/03/2026,"ACME INV 7","119.00","219.00"
                        04/05/2026,"OFFICE RENT","-16.00","203.00"
                        """, "2026-04-03 119.00 USD null", "2026-04-05 -16.00 USD null"),
                export("wells-fargo", "UTF-8", """
                        "04/05/2026","-16.00","*","","OFFICE RENT"
                        "04/03/2026","119.00","*","","ACME INV 7"
                        """, "2026-04-03 119.00 USD null", "2026-04-05 -16.00 USD null"),
                export("paypal", "UTF-8", """
                        "Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID"
                        "13/04/2026","10:00:00","CET","Ann Lee","Express Checkout Payment","Completed","EUR","100.00","-3.20","96.80","","","T1"
                        """, "2026-04-13 96.80 EUR Ann Lee"));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void readsExport(Export export) {
        var file = Samples.text(export.text(), export.charset());

        var inspection = Samples.inspect(file);

        assertThat(inspection.error()).isEmpty();
        assertThat(inspection.outcome()).as("%s", inspection.warnings()).isEqualTo(FileInspection.Outcome.ACCEPT);
        assertThat(inspection.profile()).isEqualTo(export.profile());
        assertThat(Samples.read(file).getFirst().lines())
                .extracting(line -> line.bookingDate() + " " + line.amount().toPlainString() + " " + line.currency()
                        + " " + line.counterpartyName())
                .containsExactlyElementsOf(export.expected());
    }

    @Test
    void takesBalancesThatTheFileStates() {
        var statement = Samples.read(Samples.text(exports().get(2).text())).getFirst();

        assertThat(statement.account().number()).isEqualTo("1234567890");
        assertThat(statement.opening()).isNotNull().satisfies(opening -> assertThat(opening.amount())
                .isEqualByComparingTo("10000000"));
        assertThat(statement.difference())
                .hasValueSatisfying(difference -> assertThat(difference).isZero());
        assertThat(statement.controlTotalsAgree()).isTrue();
    }

    @Test
    void provesLinesBetweenRowsOfOpeningAndClosingBalance() {
        var text = """
                "Account No","","Date","Beneficiary","Details","Amount","Currency","D/K","Record ID"
                "LT121000011101001000","10","2026-04-01","","Opening balance","100.00","EUR","K",""
                "LT121000011101001000","20","2026-04-02","Ann","Invoice 7","119.00","EUR","K","1"
                "LT121000011101001000","20","2026-04-03","Shop","Paper","16.00","EUR","D","2"
                "LT121000011101001000","82","2026-04-30","","Turnover","16.00","EUR","D",""
                "LT121000011101001000","82","2026-04-30","","Turnover","120.00","EUR","K",""
                "LT121000011101001000","86","2026-04-30","","Closing balance","203.00","EUR","K",""
                """;

        var inspection = Samples.inspect(Samples.text(text));

        assertThat(inspection.transactions()).isEqualTo(2);
        assertThat(inspection.opening()).isEqualByComparingTo("100");
        assertThat(inspection.closing()).isEqualByComparingTo("203");
        assertThat(inspection.balanced()).isTrue();
        assertThat(inspection.warnings()).extracting(Finding::code).containsExactly("control-totals-disagree");
    }

    @Test
    void takesPaymentWhosePayerWroteOpeningBalanceForLine() {
        var text = "Date,Description,Amount,Currency\n2026-04-13,saldo awal,50.00,IDR\n2026-04-14,Paper,-1.00,IDR\n";

        var inspection = Samples.inspect(Samples.text(text));

        assertThat(inspection.transactions()).isEqualTo(2);
        assertThat(inspection.credits()).isEqualByComparingTo("50");
        assertThat(inspection.opening()).isNull();
    }

    @Test
    void warnsWhenOneOfManyStepsOfTheRunningBalanceIsBroken() {
        var text = new StringBuilder("Date,Amount,Currency,Balance\n");
        for (int i = 1; i <= 10; i++) {
            text.append("2026-04-")
                    .append(i + 12)
                    .append(",1.00,EUR,")
                    .append(i == 5 ? "5.50" : i + ".00")
                    .append('\n');
        }
        // Two steps of nine are broken by one wrong balance; a wrong amount breaks one.
        assertThat(Samples.inspect(Samples.text(text.toString())).warnings())
                .extracting(Finding::code, Finding::position)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("running-balance-breaks", "line 6"));

        var wrongAmount = text.toString().replace("5.50", "5.00").replace("2026-04-17,1.00", "2026-04-17,1.01");
        assertThat(Samples.inspect(Samples.text(wrongAmount)).warnings())
                .extracting(Finding::code)
                .containsExactly("balances-do-not-add-up");
    }

    @Test
    void takesBalanceOfEachDaysEnd() {
        var text = """
                Date,Amount,Currency,Balance
                2026-04-13,1.00,EUR,
                2026-04-13,2.00,EUR,3.00
                2026-04-14,4.00,EUR,7.00
                2026-04-15,8.00,EUR,
                """;

        var inspection = Samples.inspect(Samples.text(text));

        assertThat(inspection.opening()).isEqualByComparingTo("0");
        assertThat(inspection.closing()).isEqualByComparingTo("15");
        assertThat(inspection.outcome()).isEqualTo(FileInspection.Outcome.ACCEPT);
    }

    @Test
    void takesOpeningBalanceOfNothing() {
        var inspection = Samples.inspect(Samples.text("""
                Date,Details,Amount,Currency,D/K
                2026-04-01,Opening balance,0.00,EUR,K
                2026-04-02,Invoice 7,1000.00,EUR,K
                2026-04-03,Paper,284.70,EUR,D
                2026-04-30,Turnover,284.70,EUR,D
                2026-04-30,Turnover,1000.00,EUR,K
                2026-04-30,Closing balance,715.30,EUR,K
                """));

        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.transactions()).isEqualTo(2);
        assertThat(inspection.opening()).isEqualByComparingTo("0");
        assertThat(inspection.closing()).isEqualByComparingTo("715.30");
        assertThat(inspection.balanced()).isTrue();
    }

    @Test
    void takesClosingBalanceOfNothingAndTurnoverOfNothing() {
        var inspection = Samples.inspect(Samples.text("""
                Date,Details,Amount,Currency,D/K
                2026-04-01,Opening balance,284.70,EUR,K
                2026-04-03,Paper,284.70,EUR,D
                2026-04-30,Turnover,284.70,EUR,D
                2026-04-30,Turnover,0.00,EUR,K
                2026-04-30,Closing balance,0.00,EUR,K
                """));

        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.transactions()).isEqualTo(1);
        assertThat(inspection.closing()).isEqualByComparingTo("0");
    }

    @Test
    void refusesOneBalanceBesideTurnover() {
        var inspection = Samples.inspect(Samples.text("""
                Date,Details,Amount,Currency,D/K
                2026-04-02,Invoice 7,1000.00,EUR,K
                2026-04-30,Turnover,1000.00,EUR,K
                2026-04-30,Closing balance,1000.00,EUR,K
                """));

        assertThat(inspection.transactions()).isEqualTo(1);
        assertThat(inspection.error().orElseThrow())
                .extracting(Finding::code, Finding::position)
                .containsExactly("unpaired-balance", "line 4");
    }
}
