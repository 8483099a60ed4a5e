package io.tieout.ledger.receivable;

import io.tieout.paper.PrintLanguage;

/// Words on printed documents. In Chinese an invoice is called a bill: only the tax authority's own paper may bear the
/// other word.
public enum PrintWord {
    INVOICE("Invoice", "账单", "Faktur penjualan"),
    CREDIT_NOTE("Credit note", "贷项通知单", "Nota kredit"),
    CUSTOMER("Customer", "客户", "Pelanggan"),
    DATE("Date", "日期", "Tanggal"),
    DUE_DATE("Due date", "到期日", "Jatuh tempo"),
    PAYMENT_REFERENCE("Payment reference", "付款参考号", "Referensi pembayaran"),
    YOUR_NUMBER("Your number", "外部编号", "Nomor eksternal"),
    OF_INVOICE("For invoice", "对应账单", "Untuk faktur"),
    REASON("Reason", "原因", "Alasan"),
    DESCRIPTION("Description", "摘要", "Uraian"),
    QUANTITY("Quantity", "数量", "Jumlah"),
    UNIT_PRICE("Unit price", "单价", "Harga satuan"),
    DISCOUNT("Discount", "折扣", "Diskon"),
    TAX("Tax", "税额", "Pajak"),
    TAX_RATE("Tax rate", "税率", "Tarif pajak"),
    NET("Net", "净额", "Neto"),
    TOTAL("Total", "合计", "Total"),
    OPEN("Still open", "未付金额", "Sisa terutang"),
    EARLY_PAYMENT("Discount for payment up to", "提前付款折扣，截至", "Potongan untuk pembayaran sampai"),
    TAX_DOCUMENT("Tax document", "税务票据", "Dokumen pajak");

    private final String english;
    private final String chinese;
    private final String indonesian;

    PrintWord(String english, String chinese, String indonesian) {
        this.english = english;
        this.chinese = chinese;
        this.indonesian = indonesian;
    }

    public String in(PrintLanguage language) {
        return switch (language) {
            case EN -> english;
            case ZH -> chinese;
            case ID -> indonesian;
        };
    }
}
