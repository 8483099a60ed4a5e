package io.tieout.customer.duplicate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is compared of a customer or a person.
///
/// @param phones the digits that stay when what is dialled before them from afar is left out
/// @param accounts sealed bank accounts, by what they are found by
record Profile(
        UUID id,
        RecordKind kind,
        List<Spelling> names,
        @Nullable String taxId,
        @Nullable String country,
        Set<String> emails,
        Set<String> phones,
        Set<String> accounts) {

    private static final int PHONE_DIGITS = 8;
    private static final int LEAST_PHONE_DIGITS = 7;
    private static final int SHORT_WORD = 3;

    /// Everybody has an address there.
    private static final Set<String> PUBLIC_MAIL = Set.of(
            "gmail.com",
            "yahoo.com",
            "yahoo.co.id",
            "hotmail.com",
            "outlook.com",
            "icloud.com",
            "qq.com",
            "163.com",
            "126.com",
            "mail.ru",
            "yandex.ru",
            "web.de",
            "gmx.de");

    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    Profile {
        names = List.copyOf(names);
        emails = Set.copyOf(emails);
        phones = Set.copyOf(phones);
        accounts = Set.copyOf(accounts);
    }

    /// The end of the number, which is the same with and without country and area as it is
    /// dialled; none of a short one.
    static Stream<String> phone(String written) {
        var digits = NO_DIGIT.matcher(written).replaceAll("");
        return digits.length() < LEAST_PHONE_DIGITS
                ? Stream.of()
                : Stream.of(digits.substring(Math.max(0, digits.length() - PHONE_DIGITS)));
    }

    Set<String> domains() {
        return emails.stream()
                .map(email -> email.substring(email.indexOf('@') + 1))
                .filter(domain -> !PUBLIC_MAIL.contains(domain))
                .collect(Collectors.toSet());
    }

    /// Two that are one share at least one of these.
    Set<String> keys() {
        var keys = new TreeSet<String>();
        for (var name : names) {
            name.folded().forEach(folded -> keys.add("N" + folded));
            name.words().stream().filter(word -> word.length() > SHORT_WORD).forEach(word -> keys.add("W" + word));
        }
        emails.forEach(email -> keys.add("E" + email));
        phones.forEach(phone -> keys.add("P" + phone));
        accounts.forEach(account -> keys.add("A" + account));
        if (taxId != null) {
            keys.add("T" + taxId);
        }
        return keys;
    }

    /// Everything that is compared, in one order: a dismissed pair stays dismissed as long as this stays the same.
    String compared() {
        return String.join(
                "\n",
                names.stream().map(Spelling::written).sorted().collect(Collectors.joining("\t")),
                String.valueOf(taxId),
                String.valueOf(country),
                new TreeSet<>(emails).toString(),
                new TreeSet<>(phones).toString(),
                new TreeSet<>(accounts).toString());
    }
}
