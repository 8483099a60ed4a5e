package io.tieout.reconciliation.matching;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words that carry meaning in remittance texts, in the languages we know.
final class Words {

    enum Meaning {
        INVOICE,
        NUMBER,
        CUSTOMER,
        ORDER,
        TAX_ID,
        INSTALMENT,
        INSTALMENT_WITH_NUMBER,
        LAST,
        PREPAYMENT,
        DEDUCTION,
        CHARGEBACK,
        RETURNED,
        INTEREST,
        TAX,
        TAX_OFFICE,
        REFUND,
        PAYROLL,
        FEE,
        OWN_TRANSFER,
        RANGE,
        AND
    }

    private static final Map<String, Set<Meaning>> EXACT = new HashMap<>();
    private static final Map<String, Meaning> STEMS = new HashMap<>();
    private static final Map<String, Meaning> IDEOGRAPHS = new HashMap<>();
    private static final int SHORTEST_STEM = 4;
    private static final int LONGEST_STEM = 16;

    static {
        words(
                Meaning.INVOICE,
                "INV INVOICE INVOICES INVS RECHNUNG RECHNUNGEN RECHN RECHNR RECHNUNGSNR RECHNUNGSNUMMER RENR RG RGNR RE RNR"
                        + " BELEG BELEGNR FACTURE FACTURES FACT FAC FACTUUR FACTUURNR FATTURA FATT FT FACTURA FRA FAKTUR FAKTURA"
                        + " TAGIHAN KWITANSI BILL DOC СЧЕТ СЧЕТУ СЧЁТУ СЧЁТ СЧ СЧЕТА");
        words(Meaning.NUMBER, "NR NO NUM NUMBER NUMMER NOMOR NUMERO N № НОМЕР REF");
        words(
                Meaning.CUSTOMER,
                "KUNDE KUNDEN KUNDENNR KUNDENNUMMER KDNR KD KDN CUSTOMER CUST CUSTNO CLIENT CLIENTE KLIEN PELANGGAN"
                        + " DEBITOR DEBITOREN DEBITORENNR DEBITORENNUMMER КЛИЕНТ ACCOUNT ACCT KONTO KONTONR KONTONUMMER"
                        + " VERTRAG VERTRAGS VERTRAGSNR VERTRAGSNUMMER CONTRACT");
        words(
                Meaning.ORDER,
                "AUFTRAG AUFTRAGS AUFTRAGSNR AUFTR BESTELL BESTELLUNGS BESTELLUNG BESTELLNR ORDER ORDERNO"
                        + " COMMANDE PEDIDO ORDINE PESANAN SO PO ORD ЗАКАЗ ЗАКАЗУ");
        words(Meaning.TAX_ID, "ИНН INN NPWP USTID VATID TIN КПП KPP");
        words(
                Meaning.INSTALMENT,
                "INSTALMENT INSTALLMENT INSTALMENTS INSTALLMENTS TEILZAHLUNG TEILBETRAG ABSCHLAG ABSCHLAGSZAHLUNG CICILAN ANGSURAN PARTIAL ACOMPTE"
                        + " MENSUALITE CUOTA ЧАСТИЧНАЯ ВЗНОС");
        // Also words of daily life: an instalment only with a number beside it.
        words(Meaning.INSTALMENT_WITH_NUMBER, "RATE RATA RATEN TERMIN PART TRANCHE ECHEANCE ЧАСТЬ");
        words(Meaning.LAST, "LETZTE SCHLUSSRATE RESTZAHLUNG FINAL LAST TERAKHIR DERNIERE DERNIER ULTIMA PELUNASAN");
        words(
                Meaning.PREPAYMENT,
                "ANZAHLUNG VORKASSE VORAUSZAHLUNG VORAUSKASSE DEPOSIT PREPAYMENT ADVANCE DOWNPAYMENT DP ANTICIPO ACONTO"
                        + " АВАНС ПРЕДОПЛАТА");
        words(
                Meaning.DEDUCTION,
                "LESS ABZGL ABZUEGLICH ABZÜGLICH ABZUG MINUS DEDUCTED DEDUCTION DEDUCT KÜRZUNG KUERZUNG GEKÜRZT MANGEL"
                        + " MÄNGEL MAENGEL DAMAGED DAMAGE DEFECT DEFECTIVE BESCHÄDIGT BESCHAEDIGT SHORTAGE FEHLMENGE REKLAMATION"
                        + " RETOURE CLAIM COMPLAINT SKONTO DISCOUNT POTONGAN REFUSED MISSING RETURNS RETOUR REMISE УДЕРЖАНО"
                        + " BROKEN FAULTY SPOILED WITHHELD PENALTY REBATE ALLOWANCE QUALITY SHORT DIFFERENCE PREISDIFFERENZ"
                        + " MINDERUNG MÄNGELRÜGE VERTRAGSSTRAFE TRANSPORTSCHADEN SCHADEN DEFEKT FEHLT FEHLEND"
                        + " AVARIE DEDUIT DEDUCTIE KORTING KLAIM RUSAK RETUR KURANG DENDA CACAT БРАК НЕДОСТАЧА СКИДКА ШТРАФ"
                        + " УДЕРЖАНИЕ ПРЕТЕНЗИЯ");
        words(
                Meaning.CHARGEBACK,
                "CHARGEBACK CHARGEBACKS RETROFACTURATION RÜCKBELASTUNG RUECKBELASTUNG KARTENRÜCKBELASTUNG CONTRACARGO");
        ideographs(Meaning.CHARGEBACK, "拒付", "退单");
        words(
                Meaning.RETURNED,
                "RÜCKLASTSCHRIFT RUECKLASTSCHRIFT RLS RETOURNED RETURNED RÜCKGABE RUECKGABE REJECT REJECTED REVERSAL"
                        + " STORNO UNPAID IMPAYE RETOURLASTSCHRIFT LASTSCHRIFTRÜCKGABE LASTSCHRIFTRETOURE REVERSED BOUNCED DITOLAK"
                        + " ВОЗВРАТ");
        ideographs(Meaning.RETURNED, "退票", "退回", "冲正");
        words(
                Meaning.INTEREST,
                "INTEREST ZINS ZINSEN HABENZINSEN SOLLZINSEN GUTHABENZINSEN ZINSGUTSCHRIFT BUNGA INTERETS ПРОЦЕНТЫ"
                        + " ZINSERTRAG RENTE INTERESES INTERESSI KORKO RENTER ODSETKI");
        words(
                Meaning.TAX,
                "TAX VAT UST MWST UMSATZSTEUER STEUER LOHNSTEUER KÖRPERSCHAFTSTEUER GEWERBESTEUER PAJAK PPN TVA НДС НАЛОГ"
                        + " STEUERERSTATTUNG");
        words(
                Meaning.TAX_OFFICE,
                "FINANZAMT FINANZKASSE HMRC IRS BUNDESKASSE DJP ФНС УФК BELASTINGDIENST DGFIP STEUERVERWALTUNG SKATTEVERKET"
                        + " FINANZVERWALTUNG URSSAF");
        words(Meaning.REFUND, "ERSTATTUNG REFUND STEUERERSTATTUNG RESTITUSI REMBOURSEMENT ВОЗВРАТ");
        words(
                Meaning.PAYROLL,
                "LOHN GEHALT GEHÄLTER LÖHNE SALARY SALARIES PAYROLL WAGES WAGE GAJI SALAIRE SALAIRES ЗАРПЛАТА"
                        + " BEZÜGE SALARIS NOMINA STIPENDIO STIPENDI THR");
        words(
                Meaning.FEE,
                "KONTOFÜHRUNG KONTOFUEHRUNG KONTOFÜHRUNGSGEBÜHR ENTGELT ENTGELTABSCHLUSS BANKGEBÜHR BANKENTGELT BANKSPESEN"
                        + " KONTOABSCHLUSS ADMIN ADM BIAYA FEE FEES КОМИССИЯ GEBÜHR GEBÜHREN KONTOGEBÜHR CHARGE CHARGES FRAIS"
                        + " COMMISSION PROVISION");
        words(
                Meaning.OWN_TRANSFER,
                "UMBUCHUNG EIGENÜBERTRAG EIGENUEBERTRAG KONTOÜBERTRAG KONTOUEBERTRAG CASHPOOL CASHPOOLING");
        ideographs(Meaning.OWN_TRANSFER, "内部转账", "同户名转账");
        words(Meaning.RANGE, "BIS TO TILL UNTIL THROUGH THRU SAMPAI SD ДО");
        words(Meaning.AND, "UND AND ET U Y DAN И E");
        stem(Meaning.INTEREST, "ZINSABRECHN", "ZINSABSCHL", "ZINSGUT", "ZINSZAHL");
        stem(Meaning.FEE, "KONTOFÜHR", "KONTOFUEHR", "BANKGEB");
        stem(Meaning.DEDUCTION, "BESCHÄDIG", "BESCHAEDIG", "MANGELHAFT", "REKLAM", "KÜRZ");
        stem(Meaning.PAYROLL, "LOHNZAHL", "GEHALTSZ", "LOHNABR");
        stem(Meaning.CUSTOMER, "KUNDENN", "KUNDEN-N");
        stem(Meaning.INVOICE, "RECHNUNGSN");
        stem(Meaning.ORDER, "AUFTRAGSN", "BESTELLN");
        ideographs(Meaning.INVOICE, "发票", "發票", "账单", "请求书", "請求書");
        ideographs(Meaning.ORDER, "订单", "訂單", "合同号", "注文");
        ideographs(Meaning.CUSTOMER, "客户号", "客户编号", "客戶編號");
        ideographs(Meaning.INTEREST, "利息", "结息");
        ideographs(Meaning.PAYROLL, "工资", "代发", "薪资");
        ideographs(Meaning.FEE, "手续费", "账户管理费");
        ideographs(Meaning.TAX_OFFICE, "税务局", "国库");
        ideographs(Meaning.REFUND, "退税");
        ideographs(Meaning.PREPAYMENT, "预付", "預付", "定金", "订金");
        ideographs(Meaning.INSTALMENT, "分期", "首期", "期款");
        ideographs(Meaning.LAST, "尾款", "末期");
        ideographs(Meaning.DEDUCTION, "扣除", "扣款", "折让", "质量", "破损", "短缺");
        ideographs(Meaning.RANGE, "至", "到");
        ideographs(Meaning.AND, "和", "及", "、");
    }

    private Words() {}

    static Set<Meaning> of(Text.Piece piece) {
        return switch (piece.kind()) {
            case DIGITS -> Set.of();
            case LETTERS -> ofLetters(piece.text());
            case IDEOGRAPHS -> ofIdeographs(piece.text());
        };
    }

    private static Set<Meaning> ofLetters(String word) {
        var exact = EXACT.get(word);
        if (exact != null) {
            return exact;
        }
        for (int length = Math.min(word.length(), LONGEST_STEM); length >= SHORTEST_STEM; length--) {
            var stem = STEMS.get(word.substring(0, length));
            if (stem != null) {
                return Set.of(stem);
            }
        }
        return Set.of();
    }

    private static Set<Meaning> ofIdeographs(String run) {
        var found = EnumSet.noneOf(Meaning.class);
        for (var entry : IDEOGRAPHS.entrySet()) {
            if (run.contains(entry.getKey())) {
                found.add(entry.getValue());
            }
        }
        return found;
    }

    static boolean is(Text.Piece piece, Meaning meaning) {
        return of(piece).contains(meaning);
    }

    private static void words(Meaning meaning, String words) {
        for (var word : List.of(words.split(" "))) {
            EXACT.computeIfAbsent(Text.normalise(word), w -> EnumSet.noneOf(Meaning.class))
                    .add(meaning);
        }
    }

    private static void stem(Meaning meaning, String... stems) {
        for (var stem : stems) {
            STEMS.put(stem, meaning);
        }
    }

    private static void ideographs(Meaning meaning, String... runs) {
        for (var run : runs) {
            IDEOGRAPHS.put(Text.normalise(run), meaning);
        }
    }
}
