package io.tieout.ledger.numbering;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(propagation = Propagation.MANDATORY)
public class NumberingService {

    private final SeriesRepository series;

    NumberingService(SeriesRepository series) {
        this.series = series;
    }

    /// The next number of the kind of document in the year of its date.
    public DocumentNumber next(UUID companyId, String prefix, LocalDate date) {
        var name = DocumentNumber.seriesOf(prefix, date);
        return new DocumentNumber(name, series.next(companyId, name));
    }

    /// The next number of the kind of document in the month of its date.
    public DocumentNumber nextOfMonth(UUID companyId, String prefix, LocalDate date) {
        var name = DocumentNumber.seriesOfMonth(prefix, date);
        return new DocumentNumber(name, series.next(companyId, name));
    }
}
