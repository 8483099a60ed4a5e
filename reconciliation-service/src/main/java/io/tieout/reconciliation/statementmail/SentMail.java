package io.tieout.reconciliation.statementmail;

import java.util.UUID;

/// A mail that went out, and the address it went to.
record SentMail(UUID companyId, UUID mailId, UUID statementId, MailKind kind, AddressHash address) {}
