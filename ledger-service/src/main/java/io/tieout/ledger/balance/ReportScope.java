package io.tieout.ledger.balance;

import io.tieout.ledger.company.Company;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which lines a report counts, whatever days it is about.
///
/// @param asked the time of knowledge as the caller wrote it; absent when everything known now counts
/// @param knownAt the same as a moment
/// @param dimensions only lines of these
public record ReportScope(Company company, @Nullable String asked, Optional<KnownAt> knownAt, Dimensions dimensions) {

    public static ReportScope of(Company company, @Nullable String knownAt, @Nullable Dimensions dimensions) {
        return new ReportScope(
                company, knownAt, KnownAt.parse(knownAt, company.timeZone()), Dimensions.orAny(dimensions));
    }

    public ReportScope and(DimensionFilter filter) {
        return new ReportScope(company, asked, knownAt, dimensions.and(filter));
    }
}
