package io.tieout.platform.check;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A check that can tell companies apart, and so be shown to each of them.
public interface CompanyCheck extends InvariantCheck {

    /// @param companyId only what is wrong with this company's data; with all when null
    List<Violation> violations(@Nullable UUID companyId);

    @Override
    default List<Violation> violations() {
        return violations(null);
    }

    @Override
    default Optional<List<Violation>> violationsOf(UUID companyId) {
        return Optional.of(violations(companyId));
    }
}
