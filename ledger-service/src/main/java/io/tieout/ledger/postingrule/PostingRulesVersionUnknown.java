package io.tieout.ledger.postingrule;

import io.tieout.platform.problem.NotFound;

final class PostingRulesVersionUnknown extends NotFound {

    PostingRulesVersionUnknown(long version) {
        super(
                "posting-rules-version-unknown",
                "There is no such version of the posting rules",
                "No posting rules were saved as version " + version);
    }
}
