package io.tieout.reconciliation.accountstatement;

import io.tieout.paper.Pdf;
import io.tieout.paper.PrintLanguage;
import io.tieout.paper.Printout;
import io.tieout.paper.Printout.Column;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.customerledger.LineText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A statement of account on paper. Its figures are those that are stored; nothing is reckoned here.
public final class PrintedStatement {

    private final StatementContent content;
    private final PrintLanguage language;

    private PrintedStatement(StatementContent content, PrintLanguage language) {
        this.content = content;
        this.language = language;
    }

    /// @return a PDF document, the same byte for byte each time
    public static byte[] of(StatementContent content, PrintLanguage language) {
        return Pdf.of(new PrintedStatement(content, language).printout());
    }

    private Printout printout() {
        var rows = new ArrayList<List<String>>();
        rows.add(balance(StatementWord.OPENING, content.from().toString(), content.opening()));
        content.lines().forEach(line -> rows.add(row(line)));
        rows.add(balance(StatementWord.CLOSING, content.to().toString(), content.closing()));
        return new Printout(
                word(StatementWord.STATEMENT) + " " + content.number(),
                head(),
                List.of(
                        new Column("#", false),
                        new Column(word(StatementWord.DATE), false),
                        new Column(word(StatementWord.TEXT), false),
                        new Column(word(StatementWord.DOCUMENT), false),
                        new Column(word(StatementWord.DUE), false),
                        new Column(word(StatementWord.DEBIT), true),
                        new Column(word(StatementWord.CREDIT), true),
                        new Column(word(StatementWord.BALANCE), true),
                        new Column(word(StatementWord.STATE), false)),
                rows,
                1,
                below());
    }

    private List<String> head() {
        return List.of(
                content.companyName(),
                word(StatementWord.CUSTOMER) + ": "
                        + Stream.of(content.customerName(), content.customerNumber())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", ")),
                word(StatementWord.PERIOD) + ": " + content.from() + " – " + content.to(),
                word(StatementWord.CURRENCY) + ": " + content.closing().currency(),
                word(StatementWord.ISSUED) + ": " + content.knownAt());
    }

    private List<String> row(StatementContent.Line line) {
        return List.of(
                String.valueOf(line.number()),
                line.date().toString(),
                LineText.of(line.source(), line.reversedSource(), StatementWord.locale(language)),
                Objects.toString(line.document(), ""),
                Objects.toString(line.dueDate(), ""),
                line.amount().isNegative() ? "" : figure(line.amount()),
                line.amount().isNegative() ? figure(line.amount().abs()) : "",
                figure(line.balance()),
                word(StatementWord.valueOf(line.state().name())));
    }

    private List<String> balance(StatementWord name, String day, Money balance) {
        return List.of("", day, word(name), "", "", "", "", figure(balance), "");
    }

    private List<String> below() {
        var below = new ArrayList<String>();
        var onAccount = content.onAccount();
        if (!onAccount.closing().isZero() || !onAccount.lines().isEmpty()) {
            below.add(word(StatementWord.ON_ACCOUNT) + ": " + money(onAccount.closing()));
            onAccount
                    .lines()
                    .forEach(line -> below.add("  " + line.date() + " "
                            + LineText.of(line.source(), line.reversedSource(), StatementWord.locale(language)) + ": "
                            + figure(line.amount())));
        }
        content.disputes()
                .forEach(dispute -> below.add(
                        word(StatementWord.DISPUTED_ITEMS) + ": " + dispute.document() + ", " + money(dispute.open())));
        if (!content.ages().isEmpty()) {
            below.add(word(StatementWord.AGES) + ": "
                    + content.ages().stream()
                            .map(age -> word(StatementWord.valueOf(age.age().name())) + " " + figure(age.amount()))
                            .collect(Collectors.joining("; ")));
        }
        below.add(word(StatementWord.PLEASE));
        return below;
    }

    private String word(StatementWord word) {
        return word.in(language);
    }

    private String figure(Money money) {
        return language.figure(money.toBigDecimal());
    }

    private String money(Money money) {
        return figure(money) + " " + money.currency();
    }
}
