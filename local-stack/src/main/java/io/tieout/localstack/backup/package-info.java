/// The whole of a stopped stack in one file, and back.
///
/// Cold on purpose: databases, broker and secrets are copied at one moment, so they cannot disagree. The manifest
/// lists every file with its SHA-256, and the archive ends with it: a cut or changed file is found before anything is
/// restored.
@NullMarked
package io.tieout.localstack.backup;

import org.jspecify.annotations.NullMarked;
