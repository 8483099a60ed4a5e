package io.tieout.ledger.period;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class PeriodService {

    /// The date itself when its period is open, else the first day of the next open period. The period stays open until
    /// the caller's transaction ends.
    public LocalDate firstOpenDay(UUID companyId, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    /// Makes sure that each of these dates may be posted to until the caller's transaction ends; refuses with
    /// `period-closed` otherwise.
    public void requireOpen(UUID companyId, Collection<LocalDate> dates) {
        throw new UnsupportedOperationException();
    }
}
