package io.tieout.reconciliation.statementfile;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a column of a CSV file means, and the headings under which banks write it: the most telling one first,
/// because a file may have several.
public enum CsvColumn {
    BOOKING_DATE(
            "booking date|booked at|buchungstag|buchungsdatum|posting date|date posted|posted date|post date|date processed"
                    + "|processed date|completed date|datum zauctovani|datum verrekening|datum boeking|boekingsdatum"
                    + "|bokforingsdag|银行记账日|记账日期|记账日|入账日期|记帐日期|交易日期|交易日|交易时间|交易创建时间|付款时间|transaction date"
                    + "|date transaction|date operation|date comptable|date de comptabilisation|tranzakcio datuma|data operazione"
                    + "|data contabile|fecha operacion|fecha|data|data operacji|tanggal transaksi|tanggal posting|tanggal|tgl"
                    + "|postdate|trans date|completion date|bogforingsdato|kirjauspaiva|data ksiegowania|datum|buchung|date|created|created at|time|timestamp"),
    VALUE_DATE("value date|valuta|valutadatum|wertstellung|wert|ertek nap|erteknap|datum provedeni|execution date"
            + "|date de valeur|date valeur|data valuta|fecha valor|data waluty|rentedatum|transaction date|datum verrichting"
            + "|wertstellungsdatum|val date|effective date|起息日"),
    AMOUNT(
            "实付金额|结算金额|入账金额|记账金额|人民币金额|交易金额|发生额|金额|amount|betrag|umsatz|bedrag|montant|importe|importo|kwota|castka|zauctovana castka"
                    + "|tranzakcio osszege|osszeg|transaction amount|billing amount|belopp|jumlah|nominal|mutasi|objem|net|value"),
    CREDIT(
            "记账金额收入|交易金额收入|收入金额|收入|存入金额|存入|转入金额|贷方发生额收入|贷方发生额|贷方金额|贷方|credit amount|credit|paid in|money in|deposit|deposits|inflow|haben|gutschrift|avoir|entrees"
                    + "|bij|ingaand|kredit|uznania|credits|deposit amount|credit amt|deposit amt"),
    DEBIT(
            "记账金额支出|交易金额支出|支出金额|支出|取出金额|支取金额|支取|转出金额|借方发生额支取|借方发生额|借方金额|借方|debit amount|debit|debet|paid out|money out|withdrawal|withdrawals|outflow|soll|belastung"
                    + "|lastschrift|depenses|af|uitgaand|obciazenia|debits|withdrawal amount|debit amt|withdrawal amt"),
    DIRECTION(
            "收支|借贷|借贷标记|交易方向|收付标志|收支类型|d k|借贷标志|借贷方向|credit debit|debit credit|credit debit indicator|dr cr|cr dr|db cr|d c|s h|soll haben"
                    + "|af bij|bevetel kiadas|transaction type|direction|credit debit flag"),
    CURRENCY("币种|货币|记账币种|交易币种|currency|currency code|wahrung|waehrung|devise|munt|valuta code|tranzakcio devizaneme"
            + "|mena uctu|mena|moneda|divisa|waluta|ccy|billing currency|transaction currency|mata uang"),
    BALANCE(
            "余额|本次余额|联机余额|账户余额|balance|running balance|saldo|solde|egyenleg|zustatek|kontostand|balance after|running bal|saldo na trn|saldo na mutatie"
                    + "|close balance|ending balance|交易后余额|当前余额"),
    ACCOUNT(
            "iban|account|account number|account no|accountno|iban bban|iban auftraggeberkonto|auftragskonto|kontonummer auftraggeber"
                    + "|rekening|rekeningnummer|szamlaszam|cislo uctu|own account|账号|本方账号|numero de compte|conto"),
    COUNTERPARTY_NAME(
            "交易对方|交易对手名称|对方户名|对方单位名称|对方单位|对方姓名|商户名称|对方名称|对手信息|counterparty name|counterparty|counteraccount name|name|payee|payer"
                    + "|beneficiary|beguenstigter zahlungspflichtiger|auftraggeber empfanger|empfanger|partner neve|nazev protiuctu"
                    + "|handelaar|merchant name|merchant|beneficiaire|naam|naam tegenpartij|naam omschrijving|partner name|counter party|beneficiary name|begunstigter auftraggeber"
                    + "|begunstigter zahlungspflichtiger|zahlungsempfanger in|nama"),
    COUNTERPARTY_IBAN(
            "对方账号|对方账户|交易对手账号|对方帐号|counterparty iban|counterparty account|counterparty account number|kontonummer iban"
                    + "|kontonummer|partner szamlaszama|cislo protiuctu|tegenrekening|tegenrekening iban|iban tegenpartij|empfanger iban"
                    + "|partner iban|rekening tegenpartij|tegenrekening iban bban|protiucet"),
    REMITTANCE(
            "remittance|remittance information|description|details|verwendungszweck|buchungstext|vwz|libelle|communication"
                    + "|mededelingen|omschrijving|zprava|message for payee|kozlemeny|narrative|memo|transaction description|particulars|narration|transaction details|remarks|trans desc"
                    + "|payment reference|uraian|berita|description 1|omschrijving 1"
                    + "|交易附言|附言|交易说明|用途|摘要|交易摘要|交易描述|商品|商品说明|订单标题|客户摘要|备注|keterangan|toelichting|descrizione|concepto|opis|notes|text"),
    STRUCTURED_REFERENCE(
            "structured reference|creditor reference|variable symbol|variable symbol 1|vs|ogm|reference structuree"),
    END_TO_END_ID(
            "end to end id|end to end reference|endtoendid|kundenreferenz|kundenreferenz end to end|client reference|customer reference|商户单号|商家单号|商家订单号"),
    BANK_REFERENCE(
            "bank reference|transaction id|transaction reference|transaction reference number|reference|ref|id transakce|id operace"
                    + "|record id|reference no|reference number|volgnr|transaktions nr|transferwise id|交易订单号"
                    + "|tnr|交易单号|日志号|流水号|交易流水号|referenz|id"),
    CODE(
            "transaction code|transaktionstyp|umsatzart|buchungsart|typ transakce|tranzakcio tipusa|交易类型|type|mutatiesoort|code"),
    /// The paper that a line is about, as traders write it in statements of each other's accounts.
    DOCUMENT(
            "invoice number|invoice no|invoice|document number|document no|document|doc no|voucher number|voucher no|voucher"
                    + "|rechnungsnummer|rechnungsnr|belegnummer|belegnr|beleg|numero de facture|no facture|numero factura|nomor faktur"
                    + "|no faktur|nomor dokumen|no dokumen|发票号码|发票号|单据编号|单据号|凭证号"),
    STATUS("transaction status|status|当前状态|交易状态|state");

    private static final Pattern IN_CURRENCY = Pattern.compile("(.*?)(?: in)? ?([a-z]{3}|元|人民币|人民币元)");

    private final List<String> headings;

    CsvColumn(String headings) {
        this.headings = Arrays.asList(headings.split("\\|"));
    }

    /// How telling the heading is for this column: 0 is best, -1 when it is another heading.
    int rank(String heading) {
        var folded = fold(heading);
        int rank = headings.indexOf(folded);
        if (rank < 0 && (this == AMOUNT || this == CREDIT || this == DEBIT || this == BALANCE)) {
            // `Amount CZK`, `Betrag (EUR)`, `金额(元)`, `交易金额 RMB`; but `Af Bij` is no amount in a currency BIJ.
            var match = IN_CURRENCY.matcher(folded);
            if (match.matches() && isCurrency(match.group(2))) {
                rank = headings.indexOf(match.group(1).strip());
            }
        }
        return rank;
    }

    private static boolean isCurrency(String word) {
        return !word.matches("[a-z]{3}")
                || word.equals("rmb")
                || CsvAssistant.currency(word.toUpperCase(Locale.ROOT)).isPresent();
    }

    /// Lower case, no accents, punctuation as single spaces; none between Chinese characters.
    static String fold(String heading) {
        var plain = Normalizer.normalize(heading, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        var spaced = plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return spaced.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "").replaceAll("(?<=\\p{IsHan}) (?=元)", "");
    }
}
