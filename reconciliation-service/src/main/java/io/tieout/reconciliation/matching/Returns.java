package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.Explanation.Part;
import io.tieout.reconciliation.matching.Words.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides money that goes back: chargebacks of cards and returned direct debits. They open the item again.
final class Returns {

    private Returns() {}

    /// Null when the line is neither.
    static @Nullable Outcome decide(Inquiry inquiry) {
        if (inquiry.line.amountMinor() >= 0) {
            return null;
        }
        var reading = inquiry.reading;
        boolean chargeback = reading.says(Meaning.CHARGEBACK);
        boolean returned = inquiry.line.bank().reversal() || reading.says(Meaning.RETURNED);
        if (!chargeback && !returned) {
            return null;
        }
        inquiry.flags.add(chargeback ? Flag.CHARGEBACK : Flag.REVERSAL);
        var position = onlyDocument(reading);
        if (position == null) {
            inquiry.see(
                    Signal.TEXT_RULE, inquiry.line.remittance(), "money goes back, of which item is not clear", -20);
            return inquiry.suggested(List.of());
        }
        inquiry.see(Signal.INVOICE_NUMBER, position.item.number(), "is opened again", 40);
        if (chargeback) {
            inquiry.flags.add(Flag.DISPUTE_OPENED);
        }
        long fee = fee(inquiry.line);
        var parts = new ArrayList<Part>();
        parts.add(new Part(
                PartType.REOPEN, inquiry.line.amountMinor() + fee, position.owner.customer.id(), position.item.id()));
        if (fee != 0) {
            parts.add(Part.of(PartType.RETURN_FEE, -fee));
        }
        return inquiry.exceptional(AmountModels.explanation(chargeback ? "chargeback" : "return", List.of(), parts));
    }

    private static @Nullable Position onlyDocument(Reading reading) {
        var mentions = reading.references.isEmpty() ? reading.numbers : reading.references;
        return mentions.size() == 1 && mentions.getFirst().named().size() == 1
                ? mentions.getFirst().named().getFirst()
                : null;
    }

    /// The bank's charge within the line: stated, or what goes beyond the amount that was collected.
    private static long fee(Line line) {
        var charges = line.charges();
        if (charges != null && charges.currency().equals(line.currency())) {
            return Math.min(charges.abs().minorUnits(), -line.amountMinor());
        }
        var instructed = line.instructed();
        if (instructed != null && instructed.currency().equals(line.currency())) {
            return Math.max(0, -line.amountMinor() - instructed.abs().minorUnits());
        }
        return 0;
    }
}
