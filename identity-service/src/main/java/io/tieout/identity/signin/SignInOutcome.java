package io.tieout.identity.signin;

import io.tieout.identity.user.UserId;

/// How an attempt to sign in ended.
sealed interface SignInOutcome {

    record SignedIn(UserId user) implements SignInOutcome {}

    /// The address is not known, the password is wrong, or the user is disabled: which one is not told.
    record Refused() implements SignInOutcome {}

    record TooManyAttempts() implements SignInOutcome {}
}
