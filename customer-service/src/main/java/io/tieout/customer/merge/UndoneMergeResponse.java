package io.tieout.customer.merge;

import java.util.List;
import java.util.UUID;

/// What came of undoing a merge.
///
/// @param keptFields fields of the survivor that were changed since, and stayed as they are; also `parentId` when its
///     former parent is below it by now
/// @param keptSubsidiaries that have another parent by now, or are above the merged one
/// @param keptKeys of other systems that name another customer by now
/// @param stayed what was written for the survivor since the merge, and stays with it
record UndoneMergeResponse(
        UUID mergeId,
        UUID survivorId,
        UUID mergedId,
        List<String> keptFields,
        List<UUID> keptSubsidiaries,
        List<String> keptKeys,
        List<StayedResponse> stayed) {

    record StayedResponse(String type, UUID id) {}
}
