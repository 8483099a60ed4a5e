package io.tieout.reconciliation.statementfile;

import io.tieout.reconciliation.statementfile.CsvProfile.DateOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The ready profiles. A file that fits none is read by what its headings and figures say (profile `generic`).
public final class CsvProfiles {

    /// Our own simple form: UTF-8, comma, `booking_date,value_date,amount,currency,account,counterparty_name,
    /// counterparty_iban,remittance,structured_reference,end_to_end_id,bank_reference,balance`, ISO dates, decimal
    /// point, money in positive; `balance` is the account's balance after the line, and proves the file.
    public static final CsvProfile TIEOUT = CsvProfile.byHeadings(
                    "tieout", "booking_date", "amount", "currency", "account", "remittance")
            .dates(DateOrder.YEAR_MONTH_DAY);

    public static final CsvProfile GENERIC = CsvProfile.open("generic");

    private static final List<CsvProfile> READY = List.of(
            TIEOUT,
            CsvProfile.byHeadings("wechat-pay", "交易时间", "交易类型", "交易对方", "收/支", "当前状态")
                    .in("CNY"),
            CsvProfile.byHeadings("alipay", "交易时间", "交易分类", "交易对方", "收/支").in("CNY"),
            CsvProfile.byHeadings("alipay-web", "交易号", "商家订单号", "交易创建时间", "收/支").in("CNY"),
            CsvProfile.byHeadings("jd-pay", "交易时间", "商户名称", "交易说明", "收/支").in("CNY"),
            CsvProfile.byHeadings("meituan", "交易创建时间", "订单标题", "收/支", "实付金额").in("CNY"),
            CsvProfile.byHeadings("icbc-debit", "记账金额(收入)", "记账金额(支出)", "记账币种").in("CNY"),
            CsvProfile.byHeadings("ccb-debit", "记账日", "支出", "收入", "账户余额").in("CNY"),
            CsvProfile.byHeadings("citic-credit", "入账日期", "卡末四位", "结算币种", "结算金额")
                    .column(CsvColumn.BOOKING_DATE, "入账日期")
                    .column(CsvColumn.AMOUNT, "结算金额")
                    .column(CsvColumn.CURRENCY, "结算币种")
                    .positiveOut(),
            CsvProfile.byHeadings("spdb-debit", "交易日期", "存入金额", "取出金额", "余额").in("CNY"),
            CsvProfile.byHeadings("cmb-credit", "交易日", "记账日", "人民币金额", "卡号末四位")
                    .in("CNY")
                    .positiveOut()
                    .dates(DateOrder.MONTH_DAY_YEAR),
            CsvProfile.byHeadings("cmb-debit", "记账日期", "联机余额", "交易摘要").in("CNY"),
            CsvProfile.byHeadings("boc-credit", "交易日", "银行记账日", "卡号后四位", "存入", "支出")
                    .in("CNY"),
            CsvProfile.byHeadings("bocom-debit", "交易日期", "借贷", "交易金额", "余额").in("CNY"),
            CsvProfile.byHeadings("abc-debit", "交易日期", "交易摘要", "交易金额", "本次余额").in("CNY"),
            CsvProfile.byHeadings("hsbc-hk-credit", "Post date", "Billing amount", "Billing currency", "Credit / Debit")
                    .dates(DateOrder.DAY_MONTH_YEAR),
            CsvProfile.byHeadings("bmo-credit", "Item #", "Card #", "Transaction Amount")
                    .in("CAD")
                    .positiveOut(),
            CsvProfile.byHeadings("bmo-debit", "First Bank Card", "Transaction Type", "Date Posted")
                    .in("CAD"),
            // Indonesia: day before month, whole rupiah with commas, marks CR and DB.
            CsvProfile.byHeadings("bca", "Tanggal", "Keterangan", "Cabang", "Jumlah", "Saldo")
                    .dates(DateOrder.DAY_MONTH_YEAR)
                    .in("IDR"),
            CsvProfile.byHeadings("bca-bisnis", "Tanggal Transaksi", "Keterangan", "Cabang", "Jumlah", "Saldo")
                    .dates(DateOrder.DAY_MONTH_YEAR),
            CsvProfile.byHeadings("mandiri-mcm", "Account No", "Date", "Val. Date", "Description", "Debit", "Credit")
                    .dates(DateOrder.DAY_MONTH_YEAR)
                    .in("IDR"),
            CsvProfile.byHeadings(
                            "mandiri-cash", "AccountNo", "Ccy", "PostDate", "Remarks", "Credit Amount", "Debit Amount")
                    .dates(DateOrder.DAY_MONTH_YEAR),
            CsvProfile.byFirstLine(
                            "mandiri-lines",
                            "^\\d{13};[A-Z]{3};\\d{4};\\d{2}/\\d{2}/\\d{4};.*;-?[\\d.]+;-?[\\d.]+;-?[\\d.]+$",
                            Map.of(
                                    CsvColumn.ACCOUNT, "1",
                                    CsvColumn.CURRENCY, "2",
                                    CsvColumn.CODE, "3",
                                    CsvColumn.BOOKING_DATE, "4",
                                    CsvColumn.REMITTANCE, "5",
                                    CsvColumn.DEBIT, "8",
                                    CsvColumn.CREDIT, "9",
                                    CsvColumn.BALANCE, "10"))
                    .dates(DateOrder.DAY_MONTH_YEAR),
            // Europe: where a heading means the other side's account, or no column names the currency.
            CsvProfile.byHeadings("dkb", "Buchungsdatum", "Zahlungspflichtige*r", "Zahlungsempfänger*in", "IBAN")
                    .column(CsvColumn.COUNTERPARTY_IBAN, "IBAN")
                    .in("EUR"),
            CsvProfile.byHeadings(
                            "deutsche-bank", "Buchungstag", "Begünstigter / Auftraggeber", "IBAN", "Soll", "Haben")
                    .column(CsvColumn.COUNTERPARTY_IBAN, "IBAN"),
            CsvProfile.byHeadings("postbank", "Buchungstag", "Begünstigter / Auftraggeber", "IBAN", "Betrag")
                    .column(CsvColumn.COUNTERPARTY_IBAN, "IBAN"),
            CsvProfile.byFirstLine(
                            "abn-amro",
                            "^\\d{9,10}\\t[A-Z]{3}\\t\\d{8}\\t-?[\\d,]+\\t-?[\\d,]+\\t\\d{8}\\t-?[\\d,]+\\t.*$",
                            Map.of(
                                    CsvColumn.ACCOUNT, "1",
                                    CsvColumn.CURRENCY, "2",
                                    CsvColumn.BOOKING_DATE, "3",
                                    CsvColumn.BALANCE, "5",
                                    CsvColumn.VALUE_DATE, "6",
                                    CsvColumn.AMOUNT, "7",
                                    CsvColumn.REMITTANCE, "8"))
                    .dates(DateOrder.YEAR_MONTH_DAY),
            CsvProfile.byHeadings("revolut", "Type", "Product", "Started Date", "Completed Date", "Amount", "State")
                    .dates(DateOrder.YEAR_MONTH_DAY),
            CsvProfile.byHeadings("starling", "Date", "Counter Party", "Reference", "Type", "Amount (GBP)")
                    .dates(DateOrder.DAY_MONTH_YEAR),
            CsvProfile.byHeadings("barclays", "Number", "Date", "Account", "Amount", "Subcategory", "Memo")
                    .dates(DateOrder.DAY_MONTH_YEAR)
                    .in("GBP"),
            CsvProfile.byHeadings(
                            "lloyds",
                            "Transaction Date",
                            "Sort Code",
                            "Account Number",
                            "Debit Amount",
                            "Credit Amount")
                    .dates(DateOrder.DAY_MONTH_YEAR)
                    .in("GBP"),
            CsvProfile.byHeadings("natwest", "Date", "Type", "Description", "Value", "Balance", "Account Number")
                    .dates(DateOrder.DAY_MONTH_YEAR)
                    .in("GBP"),
            // America: month before day, and on cards what was bought is positive.
            CsvProfile.byHeadings("chase-checking", "Details", "Posting Date", "Description", "Amount", "Balance")
                    .dates(DateOrder.MONTH_DAY_YEAR)
                    .in("USD"),
            CsvProfile.byHeadings("chase-card", "Transaction Date", "Post Date", "Description", "Category", "Amount")
                    .dates(DateOrder.MONTH_DAY_YEAR)
                    .in("USD"),
            CsvProfile.byHeadings("bank-of-america", "Date", "Description", "Amount", "Running Bal.")
                    .dates(DateOrder.MONTH_DAY_YEAR)
                    .in("USD"),
            CsvProfile.byHeadings("capital-one", "Transaction Date", "Posted Date", "Card No.", "Debit", "Credit")
                    .in("USD"),
            CsvProfile.byHeadings("american-express", "Date", "Description", "Card Member", "Account #", "Amount")
                    .dates(DateOrder.MONTH_DAY_YEAR)
                    .positiveOut()
                    .in("USD"),
            CsvProfile.byHeadings("discover", "Trans. Date", "Post Date", "Description", "Amount", "Category")
                    .dates(DateOrder.MONTH_DAY_YEAR)
                    .positiveOut()
                    .in("USD"),
            CsvProfile.byHeadings("citi", "Status", "Date", "Description", "Debit", "Credit")
                    .dates(DateOrder.MONTH_DAY_YEAR)
                    .in("USD"),
            CsvProfile.byFirstLine(
                            "wells-fargo",
                            "^\\d{2}/\\d{2}/\\d{4},-?\\d+\\.\\d{2},\\*,[^,]*,.*$",
                            Map.of(
                                    CsvColumn.BOOKING_DATE, "1",
                                    CsvColumn.AMOUNT, "2",
                                    CsvColumn.REMITTANCE, "5"))
                    .dates(DateOrder.MONTH_DAY_YEAR)
                    .in("USD"),
            CsvProfile.byHeadings("rbc", "Account Type", "Account Number", "Transaction Date", "Description 1", "CAD$")
                    .column(CsvColumn.AMOUNT, "CAD$")
                    .dates(DateOrder.MONTH_DAY_YEAR)
                    .in("CAD"),
            CsvProfile.byHeadings("paypal", "Date", "Status", "Currency", "Gross", "Fee", "Net")
                    .column(CsvColumn.AMOUNT, "Net"),
            CsvProfile.byHeadings("stripe", "Type", "Amount", "Fee", "Net", "Currency", "Created (UTC)")
                    .column(CsvColumn.AMOUNT, "Net")
                    .column(CsvColumn.BOOKING_DATE, "Created (UTC)"),
            CsvProfile.byFirstLine(
                            "td-canada",
                            "^\\d{2}/\\d{2}/\\d{4},[^,]*,[\\d.]*,[\\d.]*,-?[\\d.]+$",
                            Map.of(
                                    CsvColumn.BOOKING_DATE, "1",
                                    CsvColumn.REMITTANCE, "2",
                                    CsvColumn.DEBIT, "3",
                                    CsvColumn.CREDIT, "4",
                                    CsvColumn.BALANCE, "5"))
                    .dates(DateOrder.MONTH_DAY_YEAR)
                    .in("CAD"),
            CsvProfile.byHeadings("ms-bank-card", "Date Processed", "Description", "Amount")
                    .in("GBP")
                    .positiveOut(),
            CsvProfile.byHeadings("bank-of-ireland", "Date", "Details", "Debit", "Credit", "Balance")
                    .dates(DateOrder.DAY_MONTH_YEAR)
                    .in("EUR"),
            CsvProfile.byFirstLine(
                            "dbs",
                            "^\\d{1,2} [A-Z][a-z]{2} \\d{4},[A-Z]+-?, ?[\\d.]* ?, ?[\\d.]* ?,.*$",
                            Map.of(
                                    CsvColumn.BOOKING_DATE, "1",
                                    CsvColumn.CODE, "2",
                                    CsvColumn.DEBIT, "3",
                                    CsvColumn.CREDIT, "4",
                                    CsvColumn.REMITTANCE, "5"))
                    .in("SGD"),
            CsvProfile.byFirstLine(
                            "uk-card-sterling",
                            "^\\d{1,2} [A-Z][a-z]{2} \\d{2},.*POUND STERLING.*,[\\d.]+$",
                            Map.of(
                                    CsvColumn.BOOKING_DATE, "1",
                                    CsvColumn.REMITTANCE, "2",
                                    CsvColumn.CODE, "3",
                                    CsvColumn.AMOUNT, "7"))
                    .in("GBP")
                    .positiveOut(),
            CsvProfile.byFirstLine(
                            "date-text-date-amount-flag",
                            "^\\d{2}\\.\\d{2}\\.\\d{4};[^;]*;\\d{2}\\.\\d{2}\\.\\d{4};[\\d.]+(,\\d+)?;[IO]$",
                            Map.of(
                                    CsvColumn.BOOKING_DATE, "1",
                                    CsvColumn.REMITTANCE, "2",
                                    CsvColumn.VALUE_DATE, "3",
                                    CsvColumn.AMOUNT, "4",
                                    CsvColumn.DIRECTION, "5"))
                    .inWhen("I"),
            CsvProfile.byFirstLine(
                    "date-text-date-in-out",
                    "^\\d{2}\\.\\d{2}\\.\\d{4};[^;]*;\\d{2}\\.\\d{2}\\.\\d{4};[\\d.,]*;[\\d.,]*$",
                    Map.of(
                            CsvColumn.BOOKING_DATE, "1",
                            CsvColumn.REMITTANCE, "2",
                            CsvColumn.VALUE_DATE, "3",
                            CsvColumn.CREDIT, "4",
                            CsvColumn.DEBIT, "5")));

    private CsvProfiles() {}

    /// All ready profiles, for people to choose from.
    public static List<CsvProfile> ready() {
        return READY;
    }

    public static Optional<CsvProfile> named(String name) {
        if (name.equals(GENERIC.name())) {
            return Optional.of(GENERIC);
        }
        return READY.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    static Optional<CsvProfile> byHeadings(List<String> header) {
        Set<String> folded = new HashSet<>();
        header.forEach(heading -> folded.add(CsvColumn.fold(heading)));
        return READY.stream()
                .filter(profile -> !profile.headings().isEmpty())
                .filter(profile ->
                        profile.headings().stream().map(CsvColumn::fold).allMatch(folded::contains))
                .findFirst();
    }

    static Optional<CsvProfile> byFirstLine(String firstLine) {
        return READY.stream()
                .filter(profile -> profile.firstLine() != null && Pattern.matches(profile.firstLine(), firstLine))
                .findFirst();
    }
}
