package io.tieout.ledger.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.ledger.account.AccountCode;

/// Accounts from one code to another, both included, such as `4000-4999`; or a single one.
///
/// Codes are compared by their characters, and what begins with the last code belongs to it: `1120` includes
/// `1120.01`.
record AccountRange(AccountCode first, AccountCode last) {

    @JsonCreator
    static AccountRange parse(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? new AccountRange(new AccountCode(text), new AccountCode(text))
                : new AccountRange(
                        new AccountCode(text.substring(0, dash).strip()),
                        new AccountCode(text.substring(dash + 1).strip()));
    }

    boolean contains(AccountCode code) {
        return code.compareTo(first) >= 0
                && (code.compareTo(last) <= 0 || code.value().startsWith(last.value()));
    }

    @JsonValue
    @Override
    public String toString() {
        return first.equals(last) ? first.value() : first + "-" + last;
    }
}
