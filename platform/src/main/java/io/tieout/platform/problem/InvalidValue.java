package io.tieout.platform.problem;

/// Thrown by the constructor of a value type that was given nonsense, with a message that may be shown to the caller:
/// "the check digits are wrong". While a request is read it becomes a 400 `invalid-field` that points at the place;
/// the
/// message of any other [IllegalArgumentException] is never shown.
public class InvalidValue extends IllegalArgumentException {

    public InvalidValue(String message) {
        super(message);
    }
}
