package io.tieout.reconciliation.learning;

import io.tieout.platform.problem.Conflict;
import io.tieout.reconciliation.matching.Trainer;

/// The rules rank until people have decided more.
final class TooLittleToLearn extends Conflict {

    TooLittleToLearn(int decisions) {
        super(
                "too-little-to-learn",
                "Too few decisions to learn from",
                "There are " + decisions + " decisions about proposals; it takes " + Trainer.LEAST_EXAMPLES + ", and "
                        + Trainer.LEAST_OF_A_KIND + " proposals each that were right and that were not");
        fact("decisions", decisions);
        fact("needed", Trainer.LEAST_EXAMPLES);
    }
}
