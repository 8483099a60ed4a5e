package io.tieout.benchmarks.corpus;

/// What a line is and what happened to it on its way: the noise model.
///
/// The shares are ours, set so that everything that people complain of is there; no statistics stand behind them. A
/// company whose customers all quote references has fewer hard ones.
enum Kind {
    /// The structured reference as printed: in its own field, in groups of four, or within words.
    REFERENCE(2800),
    /// The reference with two digits exchanged.
    REFERENCE_BROKEN(40),
    /// The invoice number as printed, among words, dates and customer numbers.
    NUMBER(2650),
    /// The invoice number without or with other separators, or cut to its last part behind "invoice".
    NUMBER_RESHAPED(400),
    /// The invoice number with l for 1 and O for 0.
    NUMBER_MISREAD(200),
    /// Nothing but the payer's account: name as usual.
    BY_ACCOUNT(800),
    /// Nothing but the payer's name, as the bank writes it.
    BY_NAME(450),
    /// Nothing but a name cut at 18, 27 or 35.
    BY_CUT_NAME(50),
    /// Two to six invoices, each named.
    SEVERAL(700),
    /// First and last of a run of invoices.
    RANGE(60),
    /// Two or three invoices, none named, the payer known by account.
    COMBINATION(80),
    /// An invoice less a credit note, both named.
    CREDIT_NETTED(120),
    /// A part, and the text says so.
    INSTALMENT(150),
    /// The bank says what it kept.
    FEE_STATED(150),
    /// The bank does not say.
    FEE_HIDDEN(60),
    /// Early payment discount in its time.
    DISCOUNT(250),
    /// And after it.
    DISCOUNT_LATE(40),
    /// A round sum above the invoice.
    OVERPAID(40),
    /// Less, with a reason in the text.
    DEDUCTED(40),
    /// Someone else pays and names the invoice.
    STRANGER_NAMES(120),
    /// The parent company pays and names the invoice.
    PARENT_NAMES(80),
    /// Someone else pays and names nothing.
    STRANGER_SILENT(30),
    /// A customer pays for something that is no open item, and names nothing. No item of it has this amount; sets
    /// of items may.
    NOTHING_OPEN(60),
    /// An order and no invoice.
    PREPAID(40),
    /// An invoice that is paid already is named again.
    PAID_AGAIN(40),
    /// The same entry in a second file.
    REPEATED(50),
    /// Several payments in one entry, with details.
    BATCH(40),
    /// Interest, tax, wages, fees.
    NOT_RECEIVABLE(350),
    /// From another account of the company.
    OWN_TRANSFER(100),
    /// A foreign invoice, and the bank states what was instructed.
    FOREIGN_STATED(40);

    private final int share;

    Kind(int share) {
        this.share = share;
    }

    /// @param draw from 0 to 1 of all shares
    static Kind of(int draw) {
        int left = draw;
        for (var kind : values()) {
            left -= kind.share;
            if (left < 0) {
                return kind;
            }
        }
        return REFERENCE;
    }

    static int all() {
        int all = 0;
        for (var kind : values()) {
            all += kind.share;
        }
        return all;
    }
}
