package io.tieout.reconciliation.settlement;

import java.util.List;

/// A settlement with its lines.
record SettlementResponse(SettlementSummaryResponse settlement, List<SettlementLine> lines) {}
