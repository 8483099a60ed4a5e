package io.tieout.ledger.ledgerimport;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// What stands in a cell, before anybody says what it means.
///
/// @param written as in the file; a workbook shares a long text between many cells, so no cell keeps its own copy
/// @param number whether a workbook keeps it as a number: then the text is that number as written in the file
/// @param broken whether the workbook itself has no value for it: an error, or a formula that was never computed
record Cell(String written, boolean number, boolean broken) {

    static final Cell EMPTY = new Cell("", false, false);
    static final Cell BROKEN = new Cell("#", false, true);

    private static final int MAX_LENGTH = 40;

    /// A workbook computes in binary and writes 4.35 as `4.3499999999999996`; it shows, and means, fifteen digits.
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

    static Cell ofText(String text) {
        return new Cell(text, false, false);
    }

    static Cell ofNumber(String text) {
        return new Cell(text, true, false);
    }

    String text() {
        return written.strip();
    }

    boolean isBlank() {
        return written.isBlank();
    }

    /// The number as its author sees it, exactly.
    ///
    /// @throws NumberFormatException when it is none, or has more digits than a workbook can keep
    BigDecimal toNumber() {
        var text = text();
        if (text.length() > MAX_LENGTH) {
            throw new NumberFormatException("too long");
        }
        if (!number) {
            if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
                throw new NumberFormatException("not a plain decimal");
            }
            return new BigDecimal(text);
        }
        var exact = new BigDecimal(text);
        if (Math.abs((long) exact.scale()) > MAX_LENGTH) {
            throw new NumberFormatException("too many digits");
        }
        var shown = exact.precision() > SHOWN.getPrecision() ? exact.round(SHOWN) : exact;
        if (shown.precision() - shown.scale() > SHOWN.getPrecision()) {
            throw new NumberFormatException("more digits than a workbook keeps");
        }
        return shown.stripTrailingZeros();
    }

    /// As text; a number without its needless zeros, so that an account code may be kept as a number.
    String toText() {
        if (!number) {
            return text();
        }
        try {
            return toNumber().toPlainString();
        } catch (NumberFormatException e) {
            return text();
        }
    }
}
