package io.tieout.localstack.verify;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the tie-out report of reconciliation-service.
final class TieOut {

    private TieOut() {}

    static List<String> differences(JsonNode report) {
        var differences = new ArrayList<String>();
        for (var account : report.path("bankAccounts")) {
            if (!account.path("tiedOut").asBoolean(false)) {
                differences.add(account.toString());
            }
        }
        return differences;
    }
}
