package io.tieout.ledger.period;

import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a month takes, as read under its row's lock: it stays so until the reader's transaction ends.
///
/// @param locks modules that are locked by themselves
public record PeriodState(YearMonth month, PeriodStatus status, Set<PeriodModule> locks) {

    public PeriodState {
        locks = Set.copyOf(locks);
    }

    /// A month that was never opened and lies before a closed one.
    static PeriodState closed(YearMonth month) {
        return new PeriodState(month, PeriodStatus.CLOSED, Set.of());
    }

    boolean isOpenFor(Set<PeriodModule> modules) {
        return status == PeriodStatus.OPEN
                && !locks.contains(PeriodModule.ALL)
                && locks.stream().noneMatch(modules::contains);
    }

    /// @param module to which the posting belongs, none for an entry by hand
    /// @param adjusting whether it is an adjusting entry
    /// @param pointer where the date stands in the request
    /// @return why it cannot be posted, empty when it can
    public Optional<Refusal> refusal(LocalDate date, @Nullable PeriodModule module, boolean adjusting, String pointer) {
        if (status == PeriodStatus.CLOSED) {
            return Optional.of(new PeriodClosed(date, pointer));
        }
        for (var locked : locks) {
            if (locked == PeriodModule.ALL || locked == module) {
                return Optional.of(new PeriodLocked(date, locked, pointer));
            }
        }
        if (status == PeriodStatus.SOFT_CLOSED && !adjusting) {
            return Optional.of(new PeriodSoftClosed(date, pointer));
        }
        return Optional.empty();
    }
}
