package io.tieout.customer.party;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns of a file of customers.
enum CustomerColumn {
    CUSTOMER_NUMBER("customerNumber", (customer, parent) -> customer.number()),
    EXTERNAL_NUMBER("externalNumber", (customer, parent) -> customer.details().externalNumber()),
    NAME("name", (customer, parent) -> customer.details().name()),
    OTHER_NAMES("otherNames", (customer, parent) -> list(customer.details().otherNames())),
    PARENT_NUMBER("parentNumber", (customer, parent) -> parent.number()),
    PARENT_EXTERNAL_NUMBER("parentExternalNumber", (customer, parent) -> parent.externalNumber()),
    TAX_ID("taxId", (customer, parent) -> customer.details().taxId()),
    COUNTRY("country", (customer, parent) -> customer.details().country()),
    CURRENCY("currency", (customer, parent) -> customer.details().currency()),
    LANGUAGE("language", (customer, parent) -> customer.details().language()),
    PAYMENT_TERM_DAYS(
            "paymentTermDays",
            (customer, parent) -> Integer.toString(customer.details().paymentTermDays())),
    IBANS("ibans", (customer, parent) -> list(ibans(customer))),
    EMAIL("email", (customer, parent) -> customer.details().email()),
    PHONE("phone", (customer, parent) -> customer.details().phone());

    /// Before the name of another system, over its keys.
    static final String KEY_PREFIX = "key:";

    static final String ATTRIBUTE_PREFIX = "attribute:";

    private final String header;
    private final BiFunction<Customer, ParentNumbers, @Nullable String> cell;

    CustomerColumn(String header, BiFunction<Customer, ParentNumbers, @Nullable String> cell) {
        this.header = header;
        this.cell = cell;
    }

    String header() {
        return header;
    }

    /// @param whole whether bank accounts are shown with all their digits
    static List<CustomerColumn> shownTo(boolean whole) {
        return Arrays.stream(values())
                .filter(column -> whole || column != IBANS)
                .toList();
    }

    /// The cells of a row, where what is not known is null.
    static List<@Nullable String> cells(
            List<CustomerColumn> columns,
            List<String> systems,
            List<String> attributes,
            Customer customer,
            ExportedNumbers numbers) {
        var parent = numbers.parent();
        var cells = new ArrayList<@Nullable String>(columns.size() + systems.size() + attributes.size());
        columns.forEach(column -> cells.add(column.cell.apply(customer, parent)));
        systems.forEach(system -> cells.add(list(numbers.externalKeys().getOrDefault(system, List.of()))));
        attributes.forEach(name -> cells.add(customer.details().attributes().get(name)));
        return cells;
    }

    /// What is between the semicolons may hold some itself.
    private static String list(List<String> values) {
        return values.stream()
                .map(value -> value.replace("\\", "\\\\").replace(";", "\\;"))
                .collect(Collectors.joining(";"));
    }

    private static List<String> ibans(Customer customer) {
        return customer.details().bankAccounts().stream()
                .filter(BankAccount::isIbanOnly)
                .flatMap(account -> account.findIban().stream())
                .map(Iban::value)
                .toList();
    }
}
