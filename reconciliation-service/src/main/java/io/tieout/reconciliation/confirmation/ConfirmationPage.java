package io.tieout.reconciliation.confirmation;

import io.tieout.paper.PrintLanguage;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.accountstatement.StatementContent;
import io.tieout.reconciliation.accountstatement.StatementWord;
import io.tieout.reconciliation.customerledger.LineText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pages that a customer sees: plain HTML, no script, nothing from elsewhere, each text escaped.
final class ConfirmationPage {

    /// From the root: the link is for people.
    static final String PATH = "/confirm";

    private static final String STYLE = "body{font:16px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;width:100%}td,th{padding:.2em .5em;border-bottom:1px solid #ccc;text-align:left}"
            + ".n{text-align:right;white-space:nowrap}.e{color:#a00}textarea{width:100%}";

    private final StatementContent content;
    private final PrintLanguage language;

    private ConfirmationPage(StatementContent content) {
        this.content = content;
        this.language = content.language();
    }

    /// What the browser may do with a page of ours: show it with our style, and send its form back to us.
    static String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'sha256-" + hash(STYLE)
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /// @param problem with what was sent before
    static String statement(StatementContent content, @Nullable PageWord problem) {
        return new ConfirmationPage(content).statement(problem);
    }

    static String thanks(StatementContent content) {
        var language = content.language();
        return page(
                language, StatementWord.STATEMENT.in(language), "<p>" + escaped(PageWord.THANKS.in(language)) + "</p>");
    }

    /// The same for every token that opens nothing. Nobody knows the reader's language.
    static String nothing() {
        return page(
                PrintLanguage.EN,
                "404",
                "<p>There is nothing here. The link may have been used, or be out of date.</p>"
                        + "<p lang=\"zh\">此链接无效、已使用或已过期。</p>"
                        + "<p lang=\"id\">Tautan ini tidak berlaku, telah digunakan, atau kedaluwarsa.</p>");
    }

    static String shutOut() {
        return page(
                PrintLanguage.EN,
                "429",
                "<p>Too many attempts. Try again later.</p><p lang=\"zh\">尝试次数过多，请稍后再试。</p>"
                        + "<p lang=\"id\">Terlalu banyak percobaan. Coba lagi nanti.</p>");
    }

    private String statement(@Nullable PageWord problem) {
        var html = new StringBuilder();
        html.append("<p>").append(escaped(content.companyName())).append("</p><p>");
        html.append(word(StatementWord.CUSTOMER)).append(": ");
        html.append(escaped(Stream.of(content.customerName(), content.customerNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "))));
        html.append("<br>").append(word(StatementWord.PERIOD)).append(": ");
        html.append(content.from()).append(" – ").append(content.to());
        html.append("<br>").append(word(StatementWord.CURRENCY)).append(": ");
        html.append(content.closing().currency()).append("</p>");
        if (problem != null) {
            html.append("<p class=\"e\" role=\"alert\">")
                    .append(escaped(problem.in(language)))
                    .append("</p>");
        }
        html.append("<form method=\"post\" enctype=\"multipart/form-data\"><table><thead><tr>");
        for (var header : new StatementWord[] {
            StatementWord.DATE,
            StatementWord.TEXT,
            StatementWord.DOCUMENT,
            StatementWord.DUE,
            StatementWord.DEBIT,
            StatementWord.CREDIT,
            StatementWord.BALANCE,
            StatementWord.STATE
        }) {
            html.append("<th>").append(word(header)).append("</th>");
        }
        html.append("<th>").append(escaped(PageWord.DISPUTE.in(language))).append("</th></tr></thead><tbody>");
        balance(html, StatementWord.OPENING, content.from().toString(), content.opening());
        content.lines().forEach(line -> line(html, line));
        balance(html, StatementWord.CLOSING, content.to().toString(), content.closing());
        html.append("</tbody></table>");
        below(html);
        form(html);
        return page(language, StatementWord.STATEMENT.in(language) + " " + content.number(), html.toString());
    }

    private void line(StringBuilder html, StatementContent.Line line) {
        boolean debit = !line.amount().isNegative();
        html.append("<tr><td>").append(line.date()).append("</td>");
        cell(html, LineText.of(line.source(), line.reversedSource(), StatementWord.locale(language)));
        cell(html, Objects.toString(line.document(), ""));
        cell(html, Objects.toString(line.dueDate(), ""));
        figure(html, debit ? line.amount() : null);
        figure(html, debit ? null : line.amount().abs());
        figure(html, line.balance());
        html.append("<td>")
                .append(word(StatementWord.valueOf(line.state().name())))
                .append("</td>");
        html.append("<td><input type=\"checkbox\" name=\"line\" value=\"")
                .append(line.number())
                .append("\" aria-label=\"")
                .append(escaped(PageWord.DISPUTE.in(language)))
                .append(' ')
                .append(line.number())
                .append("\"></td></tr>");
    }

    private void balance(StringBuilder html, StatementWord name, String day, Money balance) {
        html.append("<tr><td>").append(day).append("</td><th colspan=\"5\">");
        html.append(word(name)).append("</th>");
        figure(html, balance);
        html.append("<td></td><td></td></tr>");
    }

    private void below(StringBuilder html) {
        if (!content.onAccount().closing().isZero()) {
            html.append("<p>").append(word(StatementWord.ON_ACCOUNT)).append(": ");
            html.append(figure(content.onAccount().closing())).append("</p>");
        }
        content.disputes().forEach(dispute -> html.append("<p>")
                .append(word(StatementWord.DISPUTED_ITEMS))
                .append(": ")
                .append(escaped(dispute.document()))
                .append(", ")
                .append(figure(dispute.open()))
                .append("</p>"));
    }

    private void form(StringBuilder html) {
        html.append("<p><label><input type=\"radio\" name=\"decision\" value=\"CONFIRM\" required> ");
        html.append(escaped(PageWord.CONFIRM_ALL.in(language))).append("</label><br>");
        html.append("<label><input type=\"radio\" name=\"decision\" value=\"DISPUTE\"> ");
        html.append(escaped(PageWord.DISPUTE_LINES.in(language))).append("</label></p>");
        html.append("<p><label>").append(escaped(PageWord.REASON.in(language)));
        html.append("<textarea name=\"reason\" rows=\"4\" maxlength=\"2000\"></textarea></label></p>");
        html.append("<p><label>").append(escaped(PageWord.FILE.in(language)));
        html.append(" <input type=\"file\" name=\"file\" accept=\".pdf,.png,.jpg,.jpeg\"></label></p>");
        html.append("<p><button>").append(escaped(PageWord.SEND.in(language))).append("</button></p></form>");
    }

    private static void cell(StringBuilder html, String text) {
        html.append("<td>").append(escaped(text)).append("</td>");
    }

    private void figure(StringBuilder html, @Nullable Money money) {
        html.append("<td class=\"n\">")
                .append(money == null ? "" : figure(money))
                .append("</td>");
    }

    private String figure(Money money) {
        return escaped(language.figure(money.toBigDecimal()));
    }

    private String word(StatementWord word) {
        return escaped(word.in(language));
    }

    private static String page(PrintLanguage language, String title, String body) {
        return "<!doctype html><html lang=\"" + StatementWord.locale(language).toLanguageTag()
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                + escaped(title) + "</title><style>" + STYLE + "</style></head><body><h1>" + escaped(title) + "</h1>"
                + body + "</body></html>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
