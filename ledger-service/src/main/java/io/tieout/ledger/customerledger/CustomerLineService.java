package io.tieout.ledger.customerledger;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class CustomerLineService {

    /// An entry has at most a thousand lines: with one line more than that, one whole entry is there at least.
    private static final int MAX_LINES = 1_000;

    private static final int MAX_ENTRIES = 5_000;

    private final CustomerLineRepository positions;
    private final CustomerLineQueries queries;
    private final CustomerLinePublisher publisher;

    CustomerLineService(
            CustomerLineRepository positions, CustomerLineQueries queries, CustomerLinePublisher publisher) {
        this.positions = positions;
        this.queries = queries;
        this.publisher = publisher;
    }

    List<UUID> companiesBehind() {
        return positions.companiesBehind();
    }

    /// Tells the next lines of a company.
    ///
    /// @return whether more are waiting
    boolean tellNext(UUID companyId) {
        if (!positions.tryLock(companyId)) {
            return false;
        }
        var told = positions.position(companyId);
        long sealed = positions.lastSealed(companyId);
        if (told.lastSequence() >= sealed) {
            return false;
        }
        long last = Math.min(sealed, told.lastSequence() + MAX_ENTRIES);
        var lines = queries.lines(companyId, told.lastSequence(), last, MAX_LINES + 1);
        if (lines.size() > MAX_LINES) {
            long cut = lines.getLast().sequence();
            lines = lines.stream().filter(line -> line.sequence() < cut).toList();
            last = cut - 1;
        }
        boolean more = last < sealed;
        boolean complete = told.complete() || !more;
        if (!told.tells(!lines.isEmpty(), complete)) {
            positions.set(companyId, new LinePosition(last, told.version(), told.complete()));
            return more;
        }
        var entries = lines.stream()
                .filter(line -> line.control() == ControlLine.Control.ON_ACCOUNT)
                .map(ControlLine::entryId)
                .distinct()
                .toList();
        var named = entries.isEmpty()
                ? lines
                : CustomerLineQueries.withCredits(lines, queries.creditMovements(companyId, entries));
        var position = new LinePosition(last, told.version() + 1, complete);
        positions.set(companyId, position);
        publisher.sealed(companyId, position, named, positions.add(companyId, named));
        return more;
    }
}
