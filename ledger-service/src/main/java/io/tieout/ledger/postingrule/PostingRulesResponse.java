package io.tieout.ledger.postingrule;

import io.tieout.platform.web.EntityTag;
import java.util.List;
import org.springframework.http.ResponseEntity;

/// @param version 0: none was ever saved
record PostingRulesResponse(long version, List<PostingRule> rules) {

    static ResponseEntity<PostingRulesResponse> shown(PostingRules rules) {
        return ResponseEntity.ok()
                .eTag(EntityTag.of(rules.version()))
                .body(new PostingRulesResponse(rules.version(), rules.rules()));
    }
}
