package io.tieout.ledger.posting;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.ExchangeDifference;
import io.tieout.ledger.foreignitem.Relief;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.ledger.receivable.PlannedCredit;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The posting rules of bank lines: which accounts an explanation moves the clearing to.
///
/// @param clearing the bank account's clearing account
/// @param accounts the chart, by role
record PaymentPosting(AccountCode clearing, Function<AccountRole, AccountCode> accounts) {

    /// @param credits what the line takes of credit notes, or pays of refunds and bills
    EntryDraft payment(
            PaymentMatch match,
            List<PlannedAllocation> plan,
            List<PlannedCredit> credits,
            PostedBankLine line,
            LocalDate date) {
        var lines = new ArrayList<LineDraft>();
        lines.add(fromClearing(line));
        for (var allocation : plan) {
            lines.add(moved(accounts.apply(AccountRole.RECEIVABLE), allocation.amount())
                    .with("customerId", allocation.customerId().toString())
                    .with("invoiceId", allocation.invoiceId().value().toString()));
        }
        for (var credit : credits) {
            lines.add(named(moved(credit.account(), credit.amount()), credit));
        }
        for (var part : match.parts()) {
            lines.add(part(part, moved(account(part), part.amount())));
        }
        return entry(match.cause(), EntrySource.PAYMENT, "Payment of a customer", line, date, lines);
    }

    /// The bank account is in another currency, or the invoices are: what left the receivables is what they
    /// stood at, and the rest is what the rate did since.
    ///
    /// @param plan one part for each allocation of the match that takes no credit
    /// @param reliefs one for each part of the plan in another currency than the books', then one for each credit
    ///     that an item says the worth of
    /// @param credits refunds and bills that the line pays, or credit notes that were kept back from it
    EntryDraft foreignPayment(
            PaymentMatch match,
            List<PlannedAllocation> plan,
            List<Relief> reliefs,
            List<PlannedCredit> credits,
            PostedBankLine line,
            LocalDate date) {
        var lines = new ArrayList<LineDraft>();
        lines.add(fromClearing(line));
        var worths = worths(match, line);
        var nothing = Money.zero(line.worth().currency());
        var difference = new ExchangeDifference(nothing, nothing);
        var taken = credits.stream().map(PlannedCredit::documentId).collect(Collectors.toSet());
        var planned = plan.iterator();
        var relieved = reliefs.iterator();
        for (int index = 0; index < match.allocations().size(); index++) {
            var paid = match.allocations().get(index);
            var worth = worths.get(index);
            if (taken.contains(paid.invoiceId().value())) {
                difference = difference.plus(new ExchangeDifference(worth, nothing));
                continue;
            }
            var allocation = planned.next();
            var settled = allocation.amount();
            LineDraft owed;
            if (settled.currency().equals(worth.currency())) {
                owed = moved(accounts.apply(AccountRole.RECEIVABLE), settled);
                difference = difference.plus(new ExchangeDifference(worth.minus(settled), nothing));
            } else {
                var relief = relieved.next();
                owed = relief.line();
                difference = difference.plus(new ExchangeDifference(relief.realised(worth), relief.residue()));
            }
            lines.add(owed.with("customerId", allocation.customerId().toString())
                    .with("invoiceId", allocation.invoiceId().value().toString()));
        }
        for (var credit : credits) {
            var worth = credit.worth();
            if (worth == null) {
                var relief = relieved.next();
                lines.add(named(relief.line(), credit));
                difference = difference.plus(new ExchangeDifference(relief.realised(nothing), relief.residue()));
            } else {
                var left = moved(credit.account(), credit.amount(), worth);
                lines.add(named(ForeignBankLineService.inCurrency(left, credit.amount(), worth), credit));
                difference = difference.plus(new ExchangeDifference(worth.negated(), nothing));
            }
        }
        for (int index = 0; index < match.parts().size(); index++) {
            var part = match.parts().get(index);
            var worth = worths.get(match.allocations().size() + index);
            var moved = moved(account(part), part.amount(), worth);
            lines.add(part(
                    part,
                    part.type() == PartType.ON_ACCOUNT
                            ? ForeignBankLineService.inCurrency(moved, part.amount(), worth)
                            : moved));
        }
        lines.addAll(difference.lines(accounts));
        return entry(match.cause(), EntrySource.PAYMENT, "Payment of a customer", line, date, lines);
    }

    private static LineDraft named(LineDraft line, PlannedCredit credit) {
        var named = line;
        for (var dimension : credit.dimensions().entrySet()) {
            named = named.with(dimension.getKey(), dimension.getValue());
        }
        return named;
    }

    /// What allocations, and then the other parts, are worth at the line's own rate; the largest takes what
    /// rounding leaves.
    static List<Money> worths(PaymentMatch match, PostedBankLine line) {
        var amounts = new ArrayList<Money>();
        match.allocations().forEach(part -> amounts.add(part.amount()));
        match.parts().forEach(part -> amounts.add(part.amount()));
        var rate = Rate.implied(line.amount().abs(), line.worth().abs());
        var unit = Money.ofMinor(1, line.worth().currency());
        var worths = new ArrayList<Money>();
        int largest = 0;
        for (int index = 0; index < amounts.size(); index++) {
            worths.add(rate.convert(amounts.get(index), unit));
            if (amounts.get(index).abs().compareTo(amounts.get(largest).abs()) > 0) {
                largest = index;
            }
        }
        var left = line.worth().minus(Money.sum(worths, line.worth().currency()));
        worths.set(largest, worths.get(largest).plus(left));
        return worths;
    }

    private LineDraft fromClearing(PostedBankLine line) {
        var amount = line.amount();
        var moved = amount.isPositive()
                ? LineDraft.debit(clearing, line.worth().abs())
                : LineDraft.credit(clearing, line.worth().abs());
        return ForeignBankLineService.inCurrency(moved, amount, line.worth());
    }

    EntryDraft classification(LineClassification classification, PostedBankLine line, LocalDate date) {
        var amount = classification.amount();
        return entry(
                classification.cause(),
                EntrySource.CLASSIFICATION,
                "Bank line: " + classification.kind(),
                line,
                date,
                List.of(
                        fromClearing(line),
                        moved(accounts.apply(classification.kind().account(amount)), amount, line.worth())));
    }

    private AccountCode account(MatchPart part) {
        return accounts.apply(
                switch (part.type()) {
                    case ON_ACCOUNT -> AccountRole.CUSTOMER_ADVANCES;
                    case BANK_FEE, PSP_FEE, RETURN_FEE -> AccountRole.BANK_FEES;
                    case ROUNDING -> AccountRole.ROUNDING;
                    // Their documents have entries of their own: see PaymentMatch#paid.
                    case DISCOUNT, WITHHOLDING_TAX, WRITE_OFF ->
                        throw new IllegalArgumentException("not money: " + part);
                });
    }

    private static LineDraft part(MatchPart part, LineDraft line) {
        return part.type() == PartType.ON_ACCOUNT
                ? line.with("customerId", part.owner().toString())
                : line;
    }

    /// What is worth less than half of the smallest coin of the books moves its own amount, and nothing in the
    /// books: the bank's line is explained all the same.
    private static LineDraft moved(AccountCode account, Money amount, Money worth) {
        if (!worth.isZero()) {
            return moved(account, worth);
        }
        var line = amount.isNegative() ? LineDraft.debit(account, worth) : LineDraft.credit(account, worth);
        return ForeignBankLineService.inCurrency(line, amount, worth);
    }

    /// Money that came in is credited where it belongs, money that went out is debited.
    private static LineDraft moved(AccountCode account, Money amount) {
        return amount.isNegative() ? LineDraft.debit(account, amount.abs()) : LineDraft.credit(account, amount);
    }

    private static EntryDraft entry(
            Cause cause, EntrySource source, String text, PostedBankLine line, LocalDate date, List<LineDraft> lines) {
        return new EntryDraft(
                EntryId.next(),
                cause.companyId(),
                date,
                line.bookingDate(),
                source,
                cause.matchId(),
                text,
                null,
                lines);
    }
}
