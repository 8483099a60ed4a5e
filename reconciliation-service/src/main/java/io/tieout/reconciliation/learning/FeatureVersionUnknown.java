package io.tieout.reconciliation.learning;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import io.tieout.reconciliation.matching.Feature;

/// Features of this version are not computed (any more).
final class FeatureVersionUnknown extends RuleViolation {

    FeatureVersionUnknown(String featureVersion) {
        super(
                "feature-version-unknown",
                "The features of this version are not known",
                "Features have version " + Feature.VERSION + ", not " + featureVersion,
                new FieldProblem("/featureVersion", "is not " + Feature.VERSION));
    }
}
