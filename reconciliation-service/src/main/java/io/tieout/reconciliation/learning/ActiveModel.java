package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.ScoringModel;

/// The model by which a company's proposals are ranked.
///
/// @param mayDecide whether it may book the only proposal for a line, where it is sure enough
public record ActiveModel(ScoringModel model, boolean mayDecide) {}
