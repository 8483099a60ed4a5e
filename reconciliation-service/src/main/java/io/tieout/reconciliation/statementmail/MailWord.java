package io.tieout.reconciliation.statementmail;

import io.tieout.paper.PrintLanguage;

/// Words of a mail.
enum MailWord {
    /// The statement's number, the company.
    SUBJECT("Statement of account %s from %s", "对账单 %s（%s）", "Rekening koran pelanggan %s dari %s"),
    REMINDER(
            "Reminder: statement of account %s from %s",
            "提醒：对账单 %s（%s）", "Pengingat: rekening koran pelanggan %s dari %s"),
    /// The customer, the statement's number, the first and the last day, the link, the company, the link to opt out.
    BODY("""
            %s

            Attached is your statement of account %s for %s to %s.

            Please confirm it, or tell us what you dispute, here:
            %s

            The link is for you alone. Do not pass it on.

            %s

            No more statements by mail: %s
            """, """
            %s

            附件为贵方对账单 %s，期间 %s 至 %s。

            请通过以下链接确认，或告知有异议的项目：
            %s

            此链接仅供贵方使用，请勿转发。

            %s

            不再接收对账单邮件：%s
            """, """
            %s

            Terlampir rekening koran pelanggan %s untuk %s sampai %s.

            Mohon konfirmasi, atau beri tahu kami yang Anda sengketakan, di sini:
            %s

            Tautan ini hanya untuk Anda. Jangan teruskan.

            %s

            Berhenti menerima rekening lewat surel: %s
            """);

    private final String english;
    private final String chinese;
    private final String indonesian;

    MailWord(String english, String chinese, String indonesian) {
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
