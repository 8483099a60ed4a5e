package io.tieout.reconciliation.accountstatement;

import io.tieout.paper.PrintLanguage;
import java.util.Locale;

/// Words on a statement of account.
public enum StatementWord {
    STATEMENT("Statement of account", "对账单", "Rekening koran pelanggan"),
    CUSTOMER("Customer", "客户", "Pelanggan"),
    PERIOD("Period", "期间", "Periode"),
    ISSUED("Issued", "出具时间", "Diterbitkan"),
    CURRENCY("Currency", "币种", "Mata uang"),
    DATE("Date", "日期", "Tanggal"),
    DOCUMENT("Document", "单据", "Dokumen"),
    TEXT("Text", "摘要", "Uraian"),
    DUE("Due", "到期日", "Jatuh tempo"),
    DEBIT("Debit", "借方", "Debit"),
    CREDIT("Credit", "贷方", "Kredit"),
    BALANCE("Balance", "余额", "Saldo"),
    STATE("State", "状态", "Status"),
    OPENING("Opening balance", "期初余额", "Saldo awal"),
    CLOSING("Closing balance", "期末余额", "Saldo akhir"),
    ON_ACCOUNT("Your money on account", "贵方预付余额", "Uang muka Anda"),
    DISPUTED_ITEMS("In dispute", "有争议", "Dalam sengketa"),
    AGES("Due since", "账龄", "Umur piutang"),
    NOT_DUE("not due", "未到期", "belum jatuh tempo"),
    DAYS_1_TO_30("1-30 days", "1-30 天", "1-30 hari"),
    DAYS_31_TO_60("31-60 days", "31-60 天", "31-60 hari"),
    DAYS_61_TO_90("61-90 days", "61-90 天", "61-90 hari"),
    OVER_90("over 90 days", "90 天以上", "lebih dari 90 hari"),
    NOT_ASSIGNED("not assigned", "未分配", "belum dialokasikan"),
    MATCHED("settled", "已核销", "lunas"),
    OPEN("open", "未结", "belum lunas"),
    DISPUTED("disputed", "有争议", "sengketa"),
    PLEASE(
            "Please confirm these figures, or tell us which of them you dispute.",
            "请确认以上数据；如有异议，请告知具体项目。",
            "Mohon konfirmasi angka-angka ini, atau beri tahu kami mana yang Anda sengketakan.");

    private final String english;
    private final String chinese;
    private final String indonesian;

    StatementWord(String english, String chinese, String indonesian) {
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

    /// The locale of a language that is printed.
    public static Locale locale(PrintLanguage language) {
        return switch (language) {
            case EN -> Locale.ENGLISH;
            case ZH -> Locale.SIMPLIFIED_CHINESE;
            case ID -> Locale.of("id");
        };
    }
}
