package io.tieout.sales.quote;

import io.tieout.paper.PrintLanguage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The pages that a customer sees who follows the link of a quote. Plain HTML: no script, nothing from elsewhere, each
/// text escaped.
final class OfferPage {

    /// From the root: the link is for people.
    static final String PATH = "/offer";

    private static final String STYLE = "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;width:100%}td,th{padding:.2em .5em;border-bottom:1px solid #ccc;"
            + "text-align:left}.n{text-align:right;white-space:nowrap}.e{color:#a00}textarea{width:100%}";

    private OfferPage() {}

    /// What the browser may do with a page of ours: show it with our style, and send its form back to us.
    static String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'sha256-" + hash(STYLE)
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /// @param problem with what was sent before
    static String offer(QuoteService.Opened opened, @Nullable QuoteWord problem) {
        var quote = opened.quote();
        var language = quote.current().language();
        var paper = QuotePaper.printout(quote, opened.madeOn(), opened.companyName(), opened.customerName(), "");
        var html = new StringBuilder("<p>");
        paper.lines().forEach(line -> html.append(escaped(line)).append("<br>"));
        html.append("</p><table><thead><tr>");
        paper.columns().forEach(column -> html.append(column.figure() ? "<th class=\"n\">" : "<th>")
                .append(escaped(column.header()))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (var row : paper.rows()) {
            html.append("<tr>");
            for (int cell = 0; cell < row.size(); cell++) {
                html.append(paper.columns().get(cell).figure() ? "<td class=\"n\">" : "<td>")
                        .append(escaped(row.get(cell)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        paper.closing().forEach(line -> html.append("<p>").append(escaped(line)).append("</p>"));
        if (problem != null) {
            html.append("<p class=\"e\" role=\"alert\">")
                    .append(escaped(problem.in(language)))
                    .append("</p>");
        }
        html.append(
                "<form method=\"post\"><p><label><input type=\"radio\" name=\"decision\" value=\"ACCEPT\" required> ");
        html.append(escaped(QuoteWord.ACCEPT.in(language))).append("</label><br>");
        html.append("<label><input type=\"radio\" name=\"decision\" value=\"DECLINE\"> ");
        html.append(escaped(QuoteWord.DECLINE.in(language))).append("</label></p><p><label>");
        html.append(escaped(QuoteWord.REASON.in(language)));
        html.append("<textarea name=\"reason\" rows=\"3\" maxlength=\"2000\"></textarea></label></p><p><button>");
        html.append(escaped(QuoteWord.SEND.in(language))).append("</button></p></form>");
        return page(language, paper.title(), html.toString());
    }

    static String thanks(QuoteService.Opened opened) {
        var language = opened.quote().current().language();
        return page(
                language,
                QuoteWord.QUOTE.in(language) + " " + opened.quote().number(),
                "<p>" + escaped(QuoteWord.THANKS.in(language)) + "</p>");
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

    private static String page(PrintLanguage language, String title, String body) {
        var tag =
                switch (language) {
                    case EN -> "en";
                    case ZH -> "zh-CN";
                    case ID -> "id";
                };
        return "<!doctype html><html lang=\"" + tag
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
