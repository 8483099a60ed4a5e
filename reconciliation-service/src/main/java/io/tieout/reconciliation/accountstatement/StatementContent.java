package io.tieout.reconciliation.accountstatement;

import io.tieout.paper.PrintLanguage;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.customerledger.LineState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a statement says.
///
/// @param customerName none when the customer was erased, or not known yet
/// @param knownAt when it was made
/// @param throughSequence the last entry of the journal that counts
/// @param closing what the customer owes
/// @param onAccount the customer's money that belongs to no invoice; positive: we owe it
/// @param disputes documents of which something is open and disputed
/// @param ages of the closing; ages without an amount are left out
public record StatementContent(
        String number,
        String companyName,
        UUID customerId,
        @Nullable String customerNumber,
        @Nullable String customerName,
        PrintLanguage language,
        LocalDate from,
        LocalDate to,
        Instant knownAt,
        long throughSequence,
        Money opening,
        List<Line> lines,
        Money closing,
        OnAccount onAccount,
        List<Dispute> disputes,
        List<Age> ages) {

    public StatementContent {
        lines = List.copyOf(lines);
        disputes = List.copyOf(disputes);
        ages = List.copyOf(ages);
    }

    /// @param number 1, 2, 3 … by which the customer confirms or disputes it
    /// @param document the document's number, or that of the document it settles
    /// @param itemId the invoice or credit note that the line belongs to
    /// @param amount more is owed when positive
    /// @param balance after the line
    public record Line(
            int number,
            LocalDate date,
            String source,
            @Nullable String reversedSource,
            @Nullable String document,
            @Nullable UUID itemId,
            @Nullable LocalDate dueDate,
            Money amount,
            Money balance,
            LineState state) {}

    /// @param lines of the period; more is owed to the customer when positive
    public record OnAccount(Money opening, List<Line> lines, Money closing) {

        public OnAccount {
            lines = List.copyOf(lines);
        }
    }

    public record Dispute(UUID itemId, String document, Money open) {}

    public record Age(StatementAge age, Money amount) {}

    Money disputed() {
        return Money.sum(disputes.stream().map(Dispute::open).toList(), closing.currency());
    }

    /// Ages that come to the closing, whatever the documents say.
    static List<Age> ages(List<OpenDocument> documents, Money closing, LocalDate asOf) {
        Map<StatementAge, Money> amounts = new EnumMap<>(StatementAge.class);
        var left = closing;
        for (var document : documents) {
            amounts.merge(StatementAge.of(document.dueDate(), asOf), document.open(), Money::plus);
            left = left.minus(document.open());
        }
        amounts.merge(StatementAge.NOT_ASSIGNED, left, Money::plus);
        var ages = new ArrayList<Age>();
        amounts.forEach((age, amount) -> {
            if (!amount.isZero()) {
                ages.add(new Age(age, amount));
            }
        });
        return ages;
    }
}
