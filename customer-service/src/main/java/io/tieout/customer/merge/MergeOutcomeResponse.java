package io.tieout.customer.merge;

import io.tieout.customer.party.CustomerMergeService.MovedKey;
import io.tieout.customer.party.CustomerMergeService.Plan;
import io.tieout.customer.party.MergeChoice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a merge did, or would do.
///
/// @param mergeId none of a dry run
/// @param fields of those that differed, whose value it is
/// @param linked how many records of the merged customer are read with those of the survivor
/// @param movedKeys keys of other systems that name the survivor, or by choice the merged one
/// @param subsidiaries whose parent is the survivor
record MergeOutcomeResponse(
        @Nullable UUID mergeId,
        UUID survivorId,
        UUID mergedId,
        Map<String, MergeChoice> fields,
        Map<String, Long> linked,
        List<KeyResponse> movedKeys,
        List<UUID> subsidiaries) {

    record KeyResponse(String system, String key, UUID customerId) {

        static KeyResponse from(MovedKey key) {
            return new KeyResponse(key.system(), key.key(), key.to().value());
        }
    }

    /// @param hidden fields that the caller must not know of
    static MergeOutcomeResponse of(@Nullable UUID mergeId, Plan plan, Map<String, Long> linked, List<String> hidden) {
        var fields = new TreeMap<>(plan.taken());
        fields.keySet().removeAll(hidden);
        return new MergeOutcomeResponse(
                mergeId,
                plan.wanted().survivorId().value(),
                plan.wanted().mergedId().value(),
                fields,
                linked,
                plan.movedKeys().stream().map(KeyResponse::from).toList(),
                plan.subsidiaries().stream().map(id -> id.value()).toList());
    }
}
