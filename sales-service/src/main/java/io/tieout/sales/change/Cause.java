package io.tieout.sales.change;

import java.util.UUID;

/// Why something changes: a rule did it, and not a person.
///
/// @param depth how many rules stand between this change and what a person did
public record Cause(UUID ruleId, int depth) {

    /// The cause of all changes of this thread while a rule acts.
    public static final ScopedValue<Cause> CURRENT = ScopedValue.newInstance();
}
