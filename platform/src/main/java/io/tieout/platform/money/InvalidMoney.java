package io.tieout.platform.money;

/// What was given is no amount of money: unknown currency, wrong number of decimals, or too large.
public final class InvalidMoney extends IllegalArgumentException {

    private final String field;

    /// @param field `amount` or `currency`, the part that is wrong
    InvalidMoney(String field, String message) {
        super(message);
        this.field = field;
    }

    InvalidMoney(String field, String message, Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
