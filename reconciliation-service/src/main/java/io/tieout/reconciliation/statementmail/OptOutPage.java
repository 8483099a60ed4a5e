package io.tieout.reconciliation.statementmail;

import io.tieout.paper.PrintLanguage;
import io.tieout.reconciliation.publicpage.PublicPage;

/// What somebody sees who wants no more mail. It shows nothing of the mail, and nobody knows the reader's language.
final class OptOutPage {

    /// From the root: the link is for people.
    static final String PATH = "/opt-out";

    private static final String TITLE = "Statements by mail · 对账单邮件 · Rekening lewat surel";

    private OptOutPage() {}

    /// Asks first: programs follow links, too.
    static String ask() {
        return PublicPage.of(PrintLanguage.EN, TITLE, """
                <p>Do you want no more statements of account at this address?</p>
                <p lang="zh">您希望此邮箱不再接收对账单吗？</p>
                <p lang="id">Anda tidak ingin menerima rekening pelanggan di alamat ini lagi?</p>
                <form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click">
                <p><button>No more mail · 停止发送 · Berhenti</button></p></form>
                """);
    }

    static String done() {
        return PublicPage.of(PrintLanguage.EN, TITLE, """
                <p>No more statements of account will be sent to this address.</p>
                <p lang="zh">此邮箱将不再收到对账单。</p>
                <p lang="id">Rekening pelanggan tidak akan dikirim lagi ke alamat ini.</p>
                """);
    }
}
