package io.tieout.customer.search;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what can be found. Whoever writes a record tells of it in the same transaction.
@Service
@Transactional
public class SearchIndexService {

    private final SearchIndexRepository index;

    SearchIndexService(SearchIndexRepository index) {
        this.index = index;
    }

    /// The record is found by this from now on, and by nothing that it was found by before.
    public void put(SearchEntry entry) {
        index.put(List.of(entry));
    }

    /// The record is found no more.
    public void remove(UUID companyId, SearchType type, UUID recordId) {
        index.remove(companyId, type, recordId);
    }

    /// The records that may have one of these numbers or addresses: spaces and signs in them do not count.
    public List<UUID> withKey(UUID companyId, SearchType type, List<String> keys) {
        return index.withTerms(companyId, type, SearchPhrase.ofKeys(keys));
    }

    /// The records that have one of these telephone numbers, with or without what is dialled before it from afar.
    public List<UUID> withPhone(UUID companyId, SearchType type, List<String> phones) {
        return index.withTerms(companyId, type, SearchPhrase.ofPhones(phones));
    }
}
