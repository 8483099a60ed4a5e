package io.tieout.ledger.postingrule;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules and facts in few words.
final class Rules {

    static final LocalDate DAY = LocalDate.of(2026, 3, 15);

    private Rules() {}

    /// @param when such as `category=GOODS|SERVICES`
    static PostingRule rule(String name, String... when) {
        return dated(name, null, null, when);
    }

    static PostingRule dated(String name, @Nullable String from, @Nullable String until, String... when) {
        return new PostingRule(
                new RuleName(name),
                new FactType("BOUGHT"),
                Arrays.stream(when).map(Rules::condition).toList(),
                from == null ? null : LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                List.of(line("5400", Side.DEBIT, "net"), line("2100", Side.CREDIT, "net")));
    }

    static PostingRule ruleOf(TemplateLine... lines) {
        return new PostingRule(new RuleName("ANY"), new FactType("BOUGHT"), List.of(), null, null, List.of(lines));
    }

    /// @param terms such as `net`, `tax*0.5`
    static TemplateLine line(String account, Side side, String... terms) {
        return new TemplateLine(
                new AccountCode(account),
                side,
                Arrays.stream(terms)
                        .map(term -> term.split("\\*"))
                        .map(term -> new AmountTerm(term[0], Fraction.parse(term.length == 1 ? "1" : term[1])))
                        .toList(),
                Map.of(),
                Map.of());
    }

    /// @param content such as `category=GOODS`, `net:100.00`
    static FactContent fact(String... content) {
        var attributes = new HashMap<String, String>();
        var amounts = new HashMap<String, Money>();
        for (var part : content) {
            int cut = part.indexOf('=');
            if (cut > 0) {
                attributes.put(part.substring(0, cut), part.substring(cut + 1));
            } else {
                var amount = part.split(":");
                amounts.put(amount[0], Money.parse(amount[1], "EUR"));
            }
        }
        if (amounts.isEmpty()) {
            amounts.put("net", Money.parse("100.00", "EUR"));
        }
        return new FactContent(new FactType("BOUGHT"), DAY, attributes, amounts);
    }

    private static Condition condition(String text) {
        int cut = text.indexOf('=');
        return new Condition(
                text.substring(0, cut), Set.of(text.substring(cut + 1).split("\\|")));
    }
}
