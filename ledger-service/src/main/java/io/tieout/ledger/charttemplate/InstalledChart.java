package io.tieout.ledger.charttemplate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which template a company's chart came from.
///
/// @param installedBy none when it came with the company
record InstalledChart(
        String templateId, String edition, @Nullable UUID installedBy, Instant installedAt) {}
