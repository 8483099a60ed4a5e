package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.Words.Meaning;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Recognises lines that are no customer's payment: own transfers, interest, fees, taxes, wages.
///
/// The bank's own code decides at once; free text in its place is no code. Words decide only when no document is
/// named and the payer can be no customer, because "incl. tax" or "interest" may stand in a customer's text too.
/// The same holds for the marks that a company adds.
final class NonReceivables {

    private static final Map<String, LineKind> CODES = Map.ofEntries(
            Map.entry("INTR", LineKind.INTEREST),
            Map.entry("NINT", LineKind.INTEREST),
            Map.entry("FINT", LineKind.INTEREST),
            Map.entry("INT", LineKind.INTEREST),
            Map.entry("805", LineKind.INTEREST),
            Map.entry("814", LineKind.INTEREST),
            Map.entry("CHRG", LineKind.BANK_FEE),
            Map.entry("NCHG", LineKind.BANK_FEE),
            Map.entry("CHG", LineKind.BANK_FEE),
            Map.entry("FEES", LineKind.BANK_FEE),
            Map.entry("COMM", LineKind.BANK_FEE),
            Map.entry("NCOM", LineKind.BANK_FEE),
            Map.entry("808", LineKind.BANK_FEE),
            Map.entry("TAX", LineKind.TAX),
            Map.entry("TAXE", LineKind.TAX),
            Map.entry("TAXS", LineKind.TAX),
            Map.entry("VATX", LineKind.TAX),
            Map.entry("WHLD", LineKind.TAX),
            Map.entry("SALA", LineKind.PAYROLL),
            Map.entry("PAYR", LineKind.PAYROLL),
            Map.entry("153", LineKind.PAYROLL));

    private NonReceivables() {}

    /// What the bank says beyond doubt.
    static @Nullable LineKind byBank(Inquiry inquiry, Policy policy) {
        var iban = inquiry.line.payer().iban();
        if (iban != null && policy.ownIbans().contains(Text.compact(iban))) {
            inquiry.see(Signal.OWN_ACCOUNT, iban, "is one of our own accounts", 100);
            inquiry.flags.add(Flag.INTERNAL_TRANSFER);
            inquiry.on(Ground.OWN_ACCOUNT);
            return LineKind.OWN_TRANSFER;
        }
        var code = inquiry.line.bank().transactionCode();
        if (code == null || code.strip().contains(" ")) {
            return null;
        }
        for (var part : Text.normalise(code).split("[^A-Z0-9]+")) {
            var own = policy.ownMarks().kindOfCode(part);
            var kind = own == null ? CODES.get(part) : own;
            if (kind != null) {
                inquiry.see(Signal.BANK_CODE, code, "the bank books it as " + kind, 100);
                inquiry.flags.add(kind == LineKind.OWN_TRANSFER ? Flag.INTERNAL_TRANSFER : Flag.NOT_RECEIVABLE);
                inquiry.on(Ground.BANK_CODE);
                return kind;
            }
        }
        return null;
    }

    /// What the words say, where nothing says that a customer pays.
    static @Nullable LineKind byWords(Inquiry inquiry, Policy policy) {
        var reading = inquiry.reading;
        var line = inquiry.line;
        if (reading.namesDocument()
                || !inquiry.payer.fits().isEmpty()
                || reading.says(Meaning.INVOICE)
                || reading.order != null) {
            return null;
        }
        var name = Text.of(line.payer().name());
        boolean moneyOut = line.amountMinor() < 0;
        var kind = kind(reading, name, moneyOut);
        if (kind == null) {
            kind = policy.ownMarks().kindOfWords(reading.text, name, moneyOut);
        }
        if (kind != null) {
            inquiry.on(Ground.TEXT_RULE);
            inquiry.see(Signal.TEXT_RULE, line.remittance(), "reads like " + kind, 60);
            inquiry.flags.add(kind == LineKind.OWN_TRANSFER ? Flag.INTERNAL_TRANSFER : Flag.NOT_RECEIVABLE);
        }
        return kind;
    }

    private static @Nullable LineKind kind(Reading reading, Text payer, boolean moneyOut) {
        boolean taxOffice = reading.says(Meaning.TAX_OFFICE)
                || payer.pieces().stream().anyMatch(piece -> Words.is(piece, Meaning.TAX_OFFICE));
        if (taxOffice || (reading.says(Meaning.TAX) && (moneyOut || reading.says(Meaning.REFUND)))) {
            return LineKind.TAX;
        }
        if (reading.says(Meaning.INTEREST)) {
            return LineKind.INTEREST;
        }
        if (reading.says(Meaning.OWN_TRANSFER)) {
            return LineKind.OWN_TRANSFER;
        }
        if (!moneyOut) {
            return null;
        }
        if (reading.says(Meaning.PAYROLL)) {
            return LineKind.PAYROLL;
        }
        return reading.says(Meaning.FEE) ? LineKind.BANK_FEE : null;
    }
}
