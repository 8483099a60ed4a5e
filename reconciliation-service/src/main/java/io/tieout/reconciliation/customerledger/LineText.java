package io.tieout.reconciliation.customerledger;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a line is, in words.
public enum LineText {
    INVOICE("Invoice", "账单", "Faktur penjualan"),
    CREDIT_NOTE("Credit note", "贷项通知单", "Nota kredit"),
    PAYMENT("Payment", "付款", "Pembayaran"),
    ALLOCATION("Settlement", "核销", "Penyelesaian"),
    REFUND("Refund", "退款", "Pengembalian dana"),
    SETTLEMENT_DISCOUNT("Early payment discount", "提前付款折扣", "Potongan pembayaran awal"),
    TAX_WITHHOLDING("Tax withheld", "代扣税", "Pajak dipotong"),
    WRITE_OFF("Write-off", "坏账核销", "Penghapusan piutang"),
    RECOVERY("Debt owed again", "已核销债权恢复", "Piutang dipulihkan"),
    OPENING("Brought forward", "期初余额", "Saldo awal"),
    FOREIGN_SETTLEMENT("Settlement", "结算", "Penyelesaian"),
    OTHER("Adjustment", "调整", "Penyesuaian");

    private final String english;
    private final String chinese;
    private final String indonesian;

    LineText(String english, String chinese, String indonesian) {
        this.english = english;
        this.chinese = chinese;
        this.indonesian = indonesian;
    }

    /// @param reversedSource what a reversal takes back
    public static String of(String source, @Nullable String reversedSource, Locale locale) {
        if (!source.equals("REVERSAL")) {
            return kind(source).in(locale);
        }
        var what = reversedSource == null ? OTHER : kind(reversedSource);
        return switch (locale.getLanguage()) {
            case "zh" -> "撤销" + what.in(locale);
            case "id", "in" -> "Pembatalan: " + what.in(locale);
            default -> "Reversal: " + what.in(locale);
        };
    }

    private static LineText kind(String source) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(source))
                .findFirst()
                .orElse(OTHER);
    }

    String in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "zh" -> chinese;
            case "id", "in" -> indonesian;
            default -> english;
        };
    }
}
