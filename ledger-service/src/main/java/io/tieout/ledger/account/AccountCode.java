package io.tieout.ledger.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;
import java.util.regex.Pattern;

/// What an account is called in the books, for example `1200` or `1120.01`.
public record AccountCode(@JsonValue String value) implements Comparable<AccountCode> {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{1,10}(\\.[0-9A-Z]{1,9})?");

    @JsonCreator
    public AccountCode {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("must be an account code: digits and capital letters, at most one dot");
        }
    }

    @Override
    public int compareTo(AccountCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
