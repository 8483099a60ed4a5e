package io.tieout.customer.credit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

record ScoreCardResponse(
        long version,
        Map<Factor, Integer> weights,
        int worstDaysOverdue,
        int worstDisputes,
        int trustedMonths,
        List<Integer> thresholds) {

    static ScoreCardResponse from(Versioned<ScoreCard> known) {
        var card = known.document();
        return new ScoreCardResponse(
                known.version(),
                new TreeMap<>(card.weights()),
                card.worstDaysOverdue(),
                card.worstDisputes(),
                card.trustedMonths(),
                card.thresholds());
    }
}
