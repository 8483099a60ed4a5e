package io.tieout.reconciliation.statementmail;

import java.util.UUID;

/// A mail that is being sent.
///
/// @param attempts with this one
record StatementMail(UUID companyId, UUID mailId, UUID statementId, MailKind kind, int attempts, UUID requestedBy) {

    String messageId() {
        return "<" + mailId + "@tieout>";
    }
}
