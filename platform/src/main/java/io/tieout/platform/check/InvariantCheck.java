package io.tieout.platform.check;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One thing that must never be false. Tests, operators and the nightly job run the same bean.
public interface InvariantCheck {

    /// The invariant's id, for example `I2`.
    String invariant();

    /// What it says, in a sentence.
    String statement();

    /// Looks, changes nothing, and returns what is wrong: empty when it holds.
    List<Violation> violations();

    /// The same about the data of one company, for its own people; empty when the check cannot tell companies apart.
    default Optional<List<Violation>> violationsOf(UUID companyId) {
        return Optional.empty();
    }

    /// @param subject what is concerned, for example an account code or an entry id
    /// @param detail expected and found figures
    record Violation(String subject, String detail) {}
}
