package io.tieout.localstack.verify;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the tie-out report of reconciliation-service.
final class TieOut {

    private TieOut() {}

    /// What does not agree, a line each. A report without any comparison is itself something wrong, unless nothing was
    /// ever posted.
    static List<String> differences(JsonNode report) {
        var differences = new ArrayList<String>();
        var compared = report.path("lines");
        if (compared.isEmpty() && report.path("ledger").path("sequence").asLong(0) > 0) {
            differences.add("the tie-out report compares nothing: " + report);
        }
        for (var line : compared) {
            if (!line.path("ok").asBoolean(false)) {
                differences.add(line.path("subject").asString("") + " "
                        + line.path("name").asString("") + ": " + figure(line.path("expected")) + ", "
                        + figure(line.path("actual")));
            }
        }
        return differences;
    }

    private static String figure(JsonNode figure) {
        return figure.path("label").asString("") + " "
                + figure.path("amount").path("amount").asString("?");
    }
}
