package io.tieout.ledger.period;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the checklist before a period is closed. Every feature that knows a reason not to close contributes
/// its own, by reading tables: a gate that depended on services which post would close a circle.
public interface CloseGate {

    /// @param what is missing, for people
    /// @param link to the resource in which it can be mended, where there is one
    record Missing(String what, @Nullable String link) {}

    /// Stable, for example `CLEARING_EXPLAINED`.
    String gate();

    /// What must be so, for people.
    String statement();

    /// @return what stands against closing the month, at most some twenty; none when all is well
    List<Missing> missing(UUID companyId, YearMonth month);
}
