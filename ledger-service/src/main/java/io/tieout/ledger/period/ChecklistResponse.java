package io.tieout.ledger.period;

import java.time.YearMonth;
import java.util.List;

/// @param ready whether the period can be closed without a waiver
record ChecklistResponse(YearMonth period, boolean ready, List<GateResponse> gates) {

    static ChecklistResponse of(YearMonth month, List<Gate> gates) {
        return new ChecklistResponse(
                month,
                gates.stream().allMatch(Gate::isOk),
                gates.stream().map(GateResponse::from).toList());
    }
}
