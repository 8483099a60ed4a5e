package io.tieout.reconciliation.insight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What each figure means, in words that go with it.
final class ReportDefinitions {

    static final Map<String, String> ALL = all();

    private ReportDefinitions() {}

    private static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.put("lines", "Bank lines booked within the period that the ledger has posted");
        all.put(
                "matchPercent",
                "Lines that a posted match or classification explains, of all lines. GET "
                        + "/api/v1/reconciliation-report/lines?outcome= lists them");
        all.put(
                "straightThroughPercent",
                "Lines that the engine explained at once, with nothing done by a person and nothing taken back before, of "
                        + "all lines: the share matched without a person");
        all.put(
                "automatic",
                "Lines that the engine explained in the end, after a person did something or a match was undone");
        all.put("byPerson", "Lines whose match a person made or confirmed");
        all.put(
                "averageWaitSeconds",
                "From the recording of a line to the decision of a person, averaged over the lines by a person: how long "
                        + "a line waits to be touched and decided");
        all.put("unexplained", "What the lines without an explanation come to, money in and out alike without signs");
        all.put(
                "openDiscrepancies",
                "Discrepancies opened and not closed at the end of the last day, with their age since the opening and what "
                        + "they are about. GET /api/v1/discrepancies?status=OPEN lists those of now");
        all.put(
                "periods.discrepancies",
                "The daily count of open discrepancies by age, of the last day of the period that was counted: it stays as "
                        + "it was counted, whatever became of them");
        all.put(
                "errorsAfterClose",
                "Matches of lines booked within the days asked for that were taken back after the period of their entry was "
                        + "closed, by who took them back; the amounts of their lines without signs. GET "
                        + "/api/v1/reconciliation-report/errors-after-close lists them");
        return Collections.unmodifiableMap(all);
    }
}
