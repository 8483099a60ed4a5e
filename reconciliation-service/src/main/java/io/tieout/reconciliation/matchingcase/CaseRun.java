package io.tieout.reconciliation.matchingcase;

import io.tieout.reconciliation.matching.Outcome;
import java.util.List;

/// A case and what the engine made of it.
record CaseRun(MatchingCase given, List<Outcome> outcomes, CaseResult got, long micros) {

    boolean isJudged() {
        return given.expected() != null;
    }

    boolean passed() {
        var expected = given.expected();
        return expected != null && got.over(expected.openAfter().keySet()).equals(expected);
    }
}
