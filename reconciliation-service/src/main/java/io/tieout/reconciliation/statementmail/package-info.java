/// Sends statements of account, and reminders of them, by mail.
///
/// A mail is asked for in one transaction and sent later, one at a time for a statement. Where it goes is looked up
/// when it is sent; the address and the links in it are kept as hashes before the mail server is asked, and no
/// transaction is open while it is. What the server did not take is tried again, for a day and a half; what it may
/// have taken is never sent again: when the connection breaks before its last answer, or the sender dies between
/// that answer and our commit, the mail is *uncertain*, its link works, and a person decides (`again`). So a mail
/// goes out at most once for each statement, reminder and wish for one more. The link before works until the mail
/// with the new one is out.
///
/// An address that a server refuses, that a mail came back from, or whose owner opted out by the link in the mail
/// (RFC 8058) is known by a keyed hash of its company and gets no mail. A mail that came back counts when it names
/// the id of a mail that went out. An answer that speaks of us (no relay, not signed in) shuts nobody out. Owns:
/// `statement_mail`, `mail_suppression`. Always: no mail to a suppressed address; no line break in a mail's head.
@NullMarked
@ApplicationModule(allowedDependencies = {"accountstatement", "confirmation", "publicpage"})
package io.tieout.reconciliation.statementmail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
