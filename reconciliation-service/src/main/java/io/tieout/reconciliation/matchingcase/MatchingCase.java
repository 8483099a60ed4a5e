package io.tieout.reconciliation.matchingcase;

import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Policy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Books, bank lines, and perhaps what is expected of the engine.
///
/// @param expected null where a case only asks
/// @param decimals with how many the case writes its amounts
record MatchingCase(
        String id,
        String title,
        Policy policy,
        Set<String> ownIbans,
        List<Customer> customers,
        List<Item> items,
        List<Line> lines,
        @Nullable CaseResult expected,
        int decimals) {

    CaseRun run() {
        long started = System.nanoTime();
        var matcher = new Matcher(policy.withOwnIbans(ownIbans), items, customers);
        var outcomes = matcher.match(lines);
        long micros = (System.nanoTime() - started) / 1_000;
        return new CaseRun(this, outcomes, CaseResult.of(this, outcomes, matcher), micros);
    }
}
