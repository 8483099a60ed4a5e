/// Keeps texts unreadable in the database and still finds them: authenticated encryption (Tink, AES-256-GCM) with the
/// company and the owner as associated data, and beside it a keyed index (HMAC-SHA-256).
///
/// The keys lie in a file outside the database. A new key is added to the file and made the primary one; what was
/// written with an older one stays readable and is written anew in the background.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.customer.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
