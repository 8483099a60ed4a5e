package io.tieout.reconciliation.matching;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A small set of books for tests, in business words.
final class Books {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

    private final List<Customer> customers = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private Policy policy = Policy.standard();
    private int lines;

    static Money eur(String amount) {
        return Money.exact(new BigDecimal(amount), Currency.getInstance("EUR"));
    }

    Books customer(String name) {
        customers.add(Customer.named(name, name));
        return this;
    }

    Books customer(Customer customer) {
        customers.add(customer);
        return this;
    }

    Books policy(Policy newPolicy) {
        policy = newPolicy;
        return this;
    }

    Books owes(String customer, String number, String amount) {
        return owes(customer, number, eur(amount));
    }

    Books owes(String customer, String number, Money amount) {
        return owes(Item.of(number, number, customer, amount));
    }

    Books owes(Item item) {
        if (customers.stream().noneMatch(customer -> customer.id().equals(item.customerId()))) {
            customer(item.customerId());
        }
        items.add(item);
        return this;
    }

    Line pays(String payer, String amount, String text) {
        return Line.of("L" + ++lines, TODAY, eur(amount), payer, text);
    }

    Outcome receive(Line line) {
        return receive(List.of(line)).getFirst();
    }

    List<Outcome> receive(List<Line> received) {
        return matcher().match(received);
    }

    Matcher matcher() {
        return new Matcher(policy, items, customers);
    }

    /// `AUTO A=10.00 B=5.00 / BANK_FEE=-1.00 [FLAG]`: an outcome in one line, amounts in minor units of two
    /// decimals.
    static String told(Outcome outcome) {
        var text =
                switch (outcome) {
                    case Outcome.Automatic automatic -> "AUTO" + told(automatic.explanation());
                    case Outcome.Exceptional exceptional -> "EXCEPTION" + told(exceptional.explanation());
                    case Outcome.Suggested suggested ->
                        "SUGGEST"
                                + (suggested.ranked().isEmpty()
                                        ? ""
                                        : told(suggested.ranked().getFirst()));
                    case Outcome.Ignored ignored -> "IGNORE " + ignored.kind();
                };
        return outcome.flags().isEmpty()
                ? text
                : text + " " + outcome.flags().stream().map(Flag::name).collect(Collectors.joining(",", "[", "]"));
    }

    private static String told(Explanation explanation) {
        var text = new StringBuilder();
        for (var allocation : explanation.allocations()) {
            text.append(' ').append(allocation.itemId()).append('=').append(decimal(allocation.amountMinor()));
        }
        for (var part : explanation.parts()) {
            text.append(' ').append(part.type()).append('=').append(decimal(part.amountMinor()));
        }
        return text.toString();
    }

    private static String decimal(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    static Set<Flag> flags(Outcome outcome) {
        return outcome.flags();
    }
}
