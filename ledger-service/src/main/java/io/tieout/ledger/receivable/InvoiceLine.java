package io.tieout.ledger.receivable;

import io.tieout.documenttotals.DocumentLine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one line of an invoice is about, and its figures as agreed.
///
/// @param lineId the order's line, where there is one
record InvoiceLine(UUID lineId, @Nullable String productCode, String description, DocumentLine figures) {}
