package io.tieout.reconciliation.confirmation;

import io.tieout.paper.PrintLanguage;

/// Words on the page on which a customer answers.
enum PageWord {
    DISPUTE("Dispute", "异议", "Sengketa"),
    CONFIRM_ALL("I confirm the whole statement", "确认全部无误", "Saya mengonfirmasi seluruh rekening"),
    DISPUTE_LINES(
            "I dispute the marked lines and confirm the others",
            "对勾选的项目提出异议，其余予以确认",
            "Saya menyanggah baris yang ditandai dan mengonfirmasi yang lain"),
    REASON("Reason", "原因", "Alasan"),
    FILE(
            "File (PDF, PNG or JPEG, at most 5 MB)",
            "附件（PDF、PNG 或 JPEG，不超过 5 MB）",
            "Berkas (PDF, PNG, atau JPEG, maks. 5 MB)"),
    SEND("Send", "提交", "Kirim"),
    THANKS("Thank you. Your answer was received.", "谢谢，您的答复已收到。", "Terima kasih. Jawaban Anda telah diterima."),
    CHOOSE("Mark the lines that you dispute.", "请勾选有异议的项目。", "Tandai baris yang Anda sanggah."),
    SAY_WHY("Say why you dispute them.", "请说明异议的原因。", "Sebutkan alasan sanggahan."),
    OTHER_FILE(
            "The file is not a PDF, PNG or JPEG of at most 5 MB.",
            "附件不是 5 MB 以内的 PDF、PNG 或 JPEG 文件。",
            "Berkas bukan PDF, PNG, atau JPEG maksimal 5 MB.");

    private final String english;
    private final String chinese;
    private final String indonesian;

    PageWord(String english, String chinese, String indonesian) {
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
