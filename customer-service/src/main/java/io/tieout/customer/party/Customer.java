package io.tieout.customer.party;

import io.tieout.customer.search.SearchEntry;
import io.tieout.customer.search.SearchType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A customer of one company.
record Customer(UUID companyId, CustomerId id, String number, CustomerDetails details, long version) {

    static Customer register(UUID companyId, String number, CustomerDetails details) {
        return new Customer(companyId, CustomerId.next(), number, details, 1);
    }

    Customer with(CustomerDetails changed) {
        if (id.equals(changed.parentId())) {
            throw new InvalidCustomer("parentId", "a customer cannot be its own parent");
        }
        return new Customer(companyId, id, number, changed, version + 1);
    }

    List<String> names() {
        return Stream.concat(Stream.of(details.name()), details.otherNames().stream())
                .toList();
    }

    /// How the search over everything finds this customer.
    SearchEntry searchEntry() {
        var keys = Stream.of(
                        Stream.of(number),
                        Stream.ofNullable(details.externalNumber()),
                        Stream.ofNullable(details.taxId()),
                        details.contactPoints().stream()
                                .filter(point -> !point.isPhone())
                                .map(ContactPoint::value))
                .flatMap(texts -> texts)
                .toList();
        return new SearchEntry(
                companyId,
                SearchType.CUSTOMER,
                id.value(),
                null,
                details.name(),
                number,
                names(),
                keys,
                details.phones());
    }

    /// Everything a person might type to find this customer, as written and folded.
    String searchText() {
        var asWritten = Stream.of(
                        names().stream(),
                        Stream.of(number),
                        Stream.ofNullable(details.externalNumber()),
                        Stream.ofNullable(details.taxId()),
                        details.contactPoints().stream().map(ContactPoint::value))
                .flatMap(texts -> texts)
                .toList();
        return Stream.concat(asWritten.stream(), asWritten.stream().map(FoldedName::searchable))
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
