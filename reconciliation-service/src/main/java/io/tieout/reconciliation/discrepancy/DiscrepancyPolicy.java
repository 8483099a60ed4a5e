package io.tieout.reconciliation.discrepancy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How long people have for a discrepancy, when a payment counts as missing, and when they are reminded.
///
/// @param dueDays from the opening to the deadline, for every kind
/// @param graceDays an invoice may be due for so long before its payment is missing
/// @param reminderDays after the deadline, one level each
record DiscrepancyPolicy(Map<DiscrepancyKind, Integer> dueDays, int graceDays, List<Integer> reminderDays) {

    static final DiscrepancyPolicy STANDARD = new DiscrepancyPolicy(Map.of(), 3, List.of(1, 7, 21));

    private static final int LONGEST = 365;
    private static final int MOST_LEVELS = 9;

    DiscrepancyPolicy {
        var all = Arrays.stream(DiscrepancyKind.values())
                .collect(Collectors.toMap(
                        kind -> kind,
                        DiscrepancyKind::standardDueDays,
                        (a, b) -> a,
                        () -> new EnumMap<DiscrepancyKind, Integer>(DiscrepancyKind.class)));
        all.putAll(dueDays);
        dueDays = Map.copyOf(all);
        reminderDays = List.copyOf(reminderDays);
        dueDays.forEach((kind, days) -> require(days, "/dueDays/" + kind));
        require(graceDays, "/graceDays");
        if (reminderDays.size() > MOST_LEVELS) {
            throw new DiscrepancyPolicyUnfit("/reminderDays", "has at most " + MOST_LEVELS + " levels");
        }
        int last = 0;
        for (int days : reminderDays) {
            if (days <= last || days > LONGEST) {
                throw new DiscrepancyPolicyUnfit("/reminderDays", "must rise, from 1 to " + LONGEST);
            }
            last = days;
        }
    }

    private static void require(int days, String pointer) {
        if (days < 0 || days > LONGEST) {
            throw new DiscrepancyPolicyUnfit(pointer, "must be between 0 and " + LONGEST + " days");
        }
    }

    int dueDays(DiscrepancyKind kind) {
        return dueDays.getOrDefault(kind, kind.standardDueDays());
    }
}
