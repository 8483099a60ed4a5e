package io.tieout.reconciliation.learning;

import io.tieout.platform.problem.RuleViolation;
import io.tieout.reconciliation.matching.PrecisionBound;

/// Its measurement does not vouch for what it would book.
final class ModelNotSureEnough extends RuleViolation {

    ModelNotSureEnough(StoredModel model) {
        super(
                "matching-model-not-sure-enough",
                "The model may rank, but not decide",
                "Of " + model.measured().sureCases() + " decisions on which it was measured it would have booked "
                        + model.measured().sureRight() + " rightly: that vouches for "
                        + model.measured().precisionBound().toPlainString() + ", and "
                        + PrecisionBound.REQUIRED.toPlainString() + " is needed");
        fact("precisionBound", model.measured().precisionBound().toPlainString());
    }
}
