package io.tieout.reconciliation.statementmail;

import java.util.Map;
import java.util.UUID;

/// How far the mails of a run are.
///
/// @param statements of the run
/// @param withoutMail of them, for which none was asked for
/// @param byState the others by the state of their newest mail; states without a mail are left out
record RunMailsResponse(UUID runId, long statements, long withoutMail, Map<MailState, Long> byState) {

    RunMailsResponse {
        byState = Map.copyOf(byState);
    }
}
