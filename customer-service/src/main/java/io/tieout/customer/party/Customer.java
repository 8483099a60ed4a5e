package io.tieout.customer.party;

import io.tieout.customer.search.SearchEntry;
import io.tieout.customer.search.SearchType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A customer of one company.
///
/// @param mergedInto the customer that this one turned out to be: it stays as it is until that is undone
record Customer(
        UUID companyId,
        CustomerId id,
        String number,
        CustomerDetails details,
        @Nullable CustomerId mergedInto,
        long version) {

    static Customer register(UUID companyId, String number, CustomerDetails details) {
        return new Customer(companyId, CustomerId.next(), number, details, null, 1);
    }

    Customer with(CustomerDetails changed) {
        if (id.equals(changed.parentId())) {
            throw new InvalidCustomer("parentId", "a customer cannot be its own parent");
        }
        return new Customer(companyId, id, number, changed, mergedInto, version + 1);
    }

    /// Two become one: what was found or chosen of this one has moved on.
    Customer mergedInto(CustomerId survivor, CustomerDetails left) {
        return new Customer(companyId, id, number, left, survivor, version + 1);
    }

    Customer onItsOwn(CustomerDetails restored) {
        return new Customer(companyId, id, number, restored, null, version + 1);
    }

    List<String> names() {
        return Stream.concat(Stream.of(details.name()), details.otherNames().stream())
                .toList();
    }

    /// How the search over everything finds this customer.
    ///
    /// @param merged those that are one with it and are found by their own names no more
    SearchEntry searchEntry(List<Customer> merged) {
        var own = searchEntry();
        var others = merged.stream().map(Customer::searchEntry).toList();
        return new SearchEntry(
                companyId,
                SearchType.CUSTOMER,
                id.value(),
                null,
                details.name(),
                number,
                together(own, others, SearchEntry::names),
                together(own, others, SearchEntry::keys),
                together(own, others, SearchEntry::phones));
    }

    private static List<String> together(
            SearchEntry own, List<SearchEntry> others, Function<SearchEntry, List<String>> texts) {
        return Stream.concat(Stream.of(own), others.stream())
                .flatMap(entry -> texts.apply(entry).stream())
                .distinct()
                .toList();
    }

    private SearchEntry searchEntry() {
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
