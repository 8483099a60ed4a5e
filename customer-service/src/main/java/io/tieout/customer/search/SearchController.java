package io.tieout.customer.search;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.PageRequest;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/search")
class SearchController {

    private final SearchQueries queries;

    SearchController(SearchQueries queries) {
        this.queries = queries;
    }

    /// The closest matches; a list that is cut says so, and has no further pages.
    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    SearchResponse search(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable Set<SearchType> types,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        var phrase = SearchPhrase.of(q);
        var visible = SearchSight.of(caller);
        var wanted = EnumSet.copyOf(visible.types());
        if (types != null) {
            wanted.retainAll(types);
        }
        return queries.find(
                caller.companyId(),
                phrase,
                visible,
                wanted,
                PageRequest.of(limit, null).limit());
    }
}
