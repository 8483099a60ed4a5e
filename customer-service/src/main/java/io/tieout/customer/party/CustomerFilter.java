package io.tieout.customer.party;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which customers a list shows; what is null does not matter.
///
/// @param search part of a name in any script, a number, a phone fragment
/// @param accountIndexes what the bank account that was asked for may be kept under
/// @param customFields values by the id of their field
record CustomerFilter(
        @Nullable String search,
        @Nullable String externalNumber,
        @Nullable PartyRole role,
        @Nullable UUID ownerId,
        @Nullable UUID parentId,
        @Nullable CustomerStatus status,
        List<String> accountIndexes,
        Map<UUID, String> customFields) {

    private static final String HAS_VALUE = """
             and customer_id in (select record_id from custom_field_value v
                                  where v.company_id = :company and v.field_id = :field%1$d and v.value = :value%1$d)
            """;

    /// The offset keeps the database from collecting them all first.
    private static final String HAS_COMMON_VALUE = """
             and exists (select 1 from custom_field_value v
                          where v.company_id = :company and v.field_id = :field%1$d and v.value = :value%1$d
                            and v.record_id = c.customer_id
                         offset 0)
            """;

    CustomerFilter {
        accountIndexes = List.copyOf(accountIndexes);
        customFields = Collections.unmodifiableMap(new TreeMap<>(customFields));
    }

    /// SQL over `customer c`. Only what is asked for is in it, so that the database can use the index that fits.
    String condition() {
        return condition(Set.of());
    }

    /// The same for a page of the list.
    ///
    /// @param common fields whose values so many customers have that each is looked at as its turn comes
    String condition(Set<UUID> common) {
        var sql = new StringBuilder();
        if (search != null) {
            sql.append(" and (search_text like :raw escape '!' or search_text like :folded escape '!'")
                    .append("""
                     or customer_id in (select customer_survivor(:company, m.customer_id) from customer m
                                         where m.company_id = :company and m.merged_into is not null
                                           and (m.search_text like :raw escape '!'
                                                or m.search_text like :folded escape '!')))
                    """);
        }
        if (externalNumber != null) {
            sql.append(" and customer_id in (select customer_survivor(:company, n.customer_id) from customer n"
                    + " where n.company_id = :company and n.external_number = :externalNumber)");
        }
        if (role == PartyRole.CUSTOMER) {
            sql.append(" and roles @> '{CUSTOMER}'");
        }
        if (role == PartyRole.SUPPLIER) {
            sql.append(" and roles @> '{SUPPLIER}'");
        }
        if (ownerId != null) {
            sql.append(" and owner_id = :ownerId");
        }
        if (parentId != null) {
            sql.append(" and parent_id = :parentId");
        }
        if (status != null) {
            // Written out, so that the database knows which index has it before it plans for any status.
            sql.append(" and status = '").append(status.name()).append('\'');
        }
        if (!accountIndexes.isEmpty()) {
            sql.append("""
                     and customer_id in (select customer_survivor(:company, b.customer_id) from customer_bank_account b
                                          where b.company_id = :company and b.blind_index = any (:accountIndexes))
                    """);
        }
        int place = 0;
        for (var field : customFields.keySet()) {
            sql.append((common.contains(field) ? HAS_COMMON_VALUE : HAS_VALUE).formatted(place++));
        }
        return sql.append('\n').toString();
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        if (search != null) {
            parameters.put("raw", contains(search));
            parameters.put("folded", folded(search));
        }
        if (externalNumber != null) {
            parameters.put("externalNumber", externalNumber);
        }
        if (ownerId != null) {
            parameters.put("ownerId", ownerId);
        }
        if (parentId != null) {
            parameters.put("parentId", parentId);
        }
        if (!accountIndexes.isEmpty()) {
            parameters.put("accountIndexes", accountIndexes.toArray(String[]::new));
        }
        int place = 0;
        for (var wanted : customFields.entrySet()) {
            parameters.put("field" + place, wanted.getKey());
            parameters.put("value" + place, wanted.getValue());
            place++;
        }
        return parameters;
    }

    /// What all customers that the search fits have in the index of pieces.
    Optional<String> pieces() {
        return search == null ? Optional.empty() : SearchPieces.of(List.of(search.strip(), foldedSearch(search)));
    }

    private static String folded(String search) {
        return contains(foldedSearch(search));
    }

    /// Nothing is left of a search for mere punctuation: then only what is written counts.
    private static String foldedSearch(String search) {
        var folded = FoldedName.searchable(search);
        return folded.isEmpty() ? search.strip() : folded;
    }

    private static String contains(String text) {
        return "%" + text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
