/// Everything of a stack in one file, running or not, and back.
///
/// While it runs, only the broker is away for some seconds: requests are answered, events wait in the outboxes. All
/// databases lie in one server and are copied with its log, so they come back as they were at one moment; the broker's
/// copy is older than that and is brought up from the outboxes. The manifest lists every file with its SHA-256, and the
/// archive ends with it; the whole is encrypted: a cut or changed file is found before anything is restored.
@NullMarked
package io.tieout.localstack.backup;

import org.jspecify.annotations.NullMarked;
