package io.tieout.ledger.tax;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Turns the tax of a document in another currency to the rate that the law names for tax.
///
/// The sale and what is owed for it stay at the rate at which they are booked; what is owed to the authority, and the
/// base that is reported to it, are fixed at the other one from the first day on. The difference is therefore
/// realised with the document.
///
/// @param taxPayable the account of the tax
/// @param rate at which tax is owed
/// @param increment the smallest step of the company's amounts
public record TaxConversion(AccountCode taxPayable, Rate rate, Money increment) {

    /// A line with its tax, or what is taxed of it, at the rate of the tax. One that is not about tax stays as it is.
    ///
    /// @param booked the line at the rate at which the document is booked
    /// @param line the same in the document's currency
    public LineDraft applied(LineDraft booked, LineDraft line) {
        if (!line.dimensions().containsKey(TaxedLine.CODE)) {
            return booked;
        }
        if (isTax(line)) {
            var owed = new LineDraft(
                    line.account(),
                    line.side(),
                    rate.convert(line.amount(), increment),
                    line.dimensions(),
                    new ForeignAmount(line.amount(), rate));
            return TaxedLine.inTheBooks(owed, line.amount().currency(), rate, increment);
        }
        return TaxedLine.taxed(booked, rate.convert(TaxedLine.taxedOf(line), increment));
    }

    /// The lines of an entry likewise.
    public List<LineDraft> applied(List<LineDraft> booked, List<LineDraft> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(index -> applied(booked.get(index), lines.get(index)))
                .toList();
    }

    public boolean isTax(LineDraft line) {
        return line.account().equals(taxPayable);
    }

    /// What makes an entry balance whose tax is at a rate of its own. Which account takes it depends on the rates
    /// alone, so that what is corrected later goes back from where it went.
    ///
    /// @param bookedAt the rate of all other lines
    /// @param accounts the chart, by role
    public Optional<LineDraft> difference(
            List<LineDraft> lines, Rate bookedAt, Function<AccountRole, AccountCode> accounts) {
        var difference = Money.sum(
                lines.stream()
                        .map(line -> line.side() == Side.DEBIT
                                ? line.amount()
                                : line.amount().negated())
                        .toList(),
                increment.currency());
        if (difference.isZero()) {
            return Optional.empty();
        }
        var account = accounts.apply(
                rate.value().compareTo(bookedAt.value()) < 0 ? AccountRole.EXCHANGE_GAIN : AccountRole.EXCHANGE_LOSS);
        return Optional.of(
                difference.isPositive()
                        ? LineDraft.credit(account, difference)
                        : LineDraft.debit(account, difference.abs()));
    }
}
