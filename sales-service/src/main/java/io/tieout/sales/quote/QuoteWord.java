package io.tieout.sales.quote;

import io.tieout.paper.PrintLanguage;

/// Words on a quote and on the page on which it is answered.
enum QuoteWord {
    QUOTE("Quote", "报价单", "Penawaran"),
    REVISION("Revision", "版本", "Revisi"),
    CUSTOMER("Customer", "客户", "Pelanggan"),
    DATE("Date", "日期", "Tanggal"),
    VALID_UNTIL("Valid until", "有效期至", "Berlaku hingga"),
    PAYMENT_DAYS("Payment within days", "付款期限（天）", "Pembayaran dalam (hari)"),
    POSITION("No.", "序号", "No."),
    PRODUCT("Product", "产品", "Produk"),
    QUANTITY("Quantity", "数量", "Jumlah"),
    UNIT("Unit", "单位", "Satuan"),
    UNIT_PRICE("Unit price", "单价", "Harga satuan"),
    DISCOUNT("Discount %", "折扣 %", "Diskon %"),
    TAX_RATE("Tax %", "税率 %", "Pajak %"),
    AMOUNT("Amount", "金额", "Nilai"),
    NET("Net", "不含税合计", "Subtotal"),
    TAX("Tax", "税额", "Pajak"),
    TOTAL("Total", "总计", "Total"),
    ACCEPT("I accept this quote", "我接受此报价", "Saya menerima penawaran ini"),
    DECLINE("I decline it", "我拒绝此报价", "Saya menolak penawaran ini"),
    REASON("Reason", "原因", "Alasan"),
    SEND("Send", "提交", "Kirim"),
    CHOOSE(
            "Say whether you accept it, or why not.",
            "请选择接受，或说明拒绝的原因。",
            "Pilih menerima, atau sebutkan alasan menolak."),
    THANKS("Thank you. Your answer was received.", "谢谢，您的答复已收到。", "Terima kasih. Jawaban Anda telah diterima.");

    private final String english;
    private final String chinese;
    private final String indonesian;

    QuoteWord(String english, String chinese, String indonesian) {
        this.english = english;
        this.chinese = chinese;
        this.indonesian = indonesian;
    }

    String in(PrintLanguage language) {
        return switch (language) {
            case EN -> english;
            case ZH -> chinese;
            case ID -> indonesian;
        };
    }
}
