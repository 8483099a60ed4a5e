package io.tieout.reconciliation.confirmation;

import io.tieout.paper.PrintLanguage;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.accountstatement.StatementContent;
import io.tieout.reconciliation.accountstatement.StatementWord;
import io.tieout.reconciliation.customerledger.LineText;
import io.tieout.reconciliation.publicpage.PublicPage;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pages that a customer sees.
final class ConfirmationPage {

    /// From the root: the link is for people.
    static final String PATH = "/confirm";

    private final StatementContent content;
    private final PrintLanguage language;

    private ConfirmationPage(StatementContent content) {
        this.content = content;
        this.language = content.language();
    }

    /// @param problem with what was sent before
    static String statement(StatementContent content, @Nullable PageWord problem) {
        return new ConfirmationPage(content).statement(problem);
    }

    static String thanks(StatementContent content) {
        var language = content.language();
        return PublicPage.of(
                language,
                StatementWord.STATEMENT.in(language),
                "<p>" + PublicPage.escaped(PageWord.THANKS.in(language)) + "</p>");
    }

    private String statement(@Nullable PageWord problem) {
        var html = new StringBuilder();
        html.append("<p>").append(PublicPage.escaped(content.companyName())).append("</p><p>");
        html.append(word(StatementWord.CUSTOMER)).append(": ");
        html.append(PublicPage.escaped(Stream.of(content.customerName(), content.customerNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "))));
        html.append("<br>").append(word(StatementWord.PERIOD)).append(": ");
        html.append(content.from()).append(" – ").append(content.to());
        html.append("<br>").append(word(StatementWord.CURRENCY)).append(": ");
        html.append(content.closing().currency()).append("</p>");
        if (problem != null) {
            html.append("<p class=\"e\" role=\"alert\">")
                    .append(PublicPage.escaped(problem.in(language)))
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
        html.append("<th>")
                .append(PublicPage.escaped(PageWord.DISPUTE.in(language)))
                .append("</th></tr></thead><tbody>");
        balance(html, StatementWord.OPENING, content.from().toString(), content.opening());
        content.lines().forEach(line -> line(html, line));
        balance(html, StatementWord.CLOSING, content.to().toString(), content.closing());
        html.append("</tbody></table>");
        below(html);
        form(html);
        return PublicPage.of(language, StatementWord.STATEMENT.in(language) + " " + content.number(), html.toString());
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
                .append(PublicPage.escaped(PageWord.DISPUTE.in(language)))
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
                .append(PublicPage.escaped(dispute.document()))
                .append(", ")
                .append(figure(dispute.open()))
                .append("</p>"));
    }

    private void form(StringBuilder html) {
        html.append("<p><label><input type=\"radio\" name=\"decision\" value=\"CONFIRM\" required> ");
        html.append(PublicPage.escaped(PageWord.CONFIRM_ALL.in(language))).append("</label><br>");
        html.append("<label><input type=\"radio\" name=\"decision\" value=\"DISPUTE\"> ");
        html.append(PublicPage.escaped(PageWord.DISPUTE_LINES.in(language))).append("</label></p>");
        html.append("<p><label>").append(PublicPage.escaped(PageWord.REASON.in(language)));
        html.append("<textarea name=\"reason\" rows=\"4\" maxlength=\"2000\"></textarea></label></p>");
        html.append("<p><label>").append(PublicPage.escaped(PageWord.FILE.in(language)));
        html.append(" <input type=\"file\" name=\"file\" accept=\".pdf,.png,.jpg,.jpeg\"></label></p>");
        html.append("<p><button>")
                .append(PublicPage.escaped(PageWord.SEND.in(language)))
                .append("</button></p></form>");
    }

    private static void cell(StringBuilder html, String text) {
        html.append("<td>").append(PublicPage.escaped(text)).append("</td>");
    }

    private void figure(StringBuilder html, @Nullable Money money) {
        html.append("<td class=\"n\">")
                .append(money == null ? "" : figure(money))
                .append("</td>");
    }

    private String figure(Money money) {
        return PublicPage.escaped(language.figure(money.toBigDecimal()));
    }

    private String word(StatementWord word) {
        return PublicPage.escaped(word.in(language));
    }
}
