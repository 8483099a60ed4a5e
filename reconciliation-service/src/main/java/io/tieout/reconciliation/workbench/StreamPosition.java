package io.tieout.reconciliation.workbench;

import java.util.Optional;
import java.util.regex.Pattern;

/// How far somebody has seen the changes: all of earlier transactions, and of this one those up to a number.
record StreamPosition(long transactionId, long changeNo) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,19})");

    /// As it stands in `id` and comes back in `Last-Event-ID`.
    String text() {
        return transactionId + "-" + changeNo;
    }

    static Optional<StreamPosition> parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StreamPosition(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
