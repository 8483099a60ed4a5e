package io.tieout.reconciliation.matching;

import java.util.List;

/// A place in the text that names a document.
///
/// @param text as it stands there
/// @param named the items that bear this number or reference: one, unless numbers repeat across customers
record Mention(String text, List<Position> named) {}
