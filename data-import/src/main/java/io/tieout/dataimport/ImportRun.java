package io.tieout.dataimport;

import java.util.UUID;
import java.util.function.Predicate;

/// The import that a row is part of.
///
/// @param by who sent the file
/// @param rehearsed in a dry run, whether a row of this key came in and was taken out again
public record ImportRun(UUID companyId, ImportMode mode, UUID by, Predicate<String> rehearsed) {}
