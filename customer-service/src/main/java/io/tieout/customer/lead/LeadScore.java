package io.tieout.customer.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How promising a lead looks: points of 100 with their reasons.
record LeadScore(int points, List<Reason> reasons) {

    private static final int LONG_MESSAGE = 20;

    /// Mail addresses of everybody: they say nothing of a business.
    private static final Set<String> FREE_MAIL = Set.of(
            "gmail.com",
            "outlook.com",
            "hotmail.com",
            "yahoo.com",
            "icloud.com",
            "gmx.de",
            "web.de",
            "qq.com",
            "163.com");

    enum Reason {
        PHONE(20),
        EMAIL(15),
        BUSINESS_EMAIL(15),
        ORGANISATION(20),
        MESSAGE(15),
        KNOWN_CUSTOMER(15);

        private final int points;

        Reason(int points) {
            this.points = points;
        }
    }

    LeadScore {
        reasons = List.copyOf(reasons);
    }

    static LeadScore of(NewLead lead, List<Duplicate> duplicates) {
        var reasons = new ArrayList<Reason>();
        if (lead.phone() != null) {
            reasons.add(Reason.PHONE);
        }
        var email = lead.email();
        if (email != null) {
            reasons.add(Reason.EMAIL);
            if (!FREE_MAIL.contains(email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT))) {
                reasons.add(Reason.BUSINESS_EMAIL);
            }
        }
        if (lead.organisation() != null) {
            reasons.add(Reason.ORGANISATION);
        }
        if (lead.message() != null && lead.message().length() >= LONG_MESSAGE) {
            reasons.add(Reason.MESSAGE);
        }
        if (duplicates.stream().anyMatch(known -> known.kind() == Duplicate.Kind.CUSTOMER)) {
            reasons.add(Reason.KNOWN_CUSTOMER);
        }
        return new LeadScore(reasons.stream().mapToInt(reason -> reason.points).sum(), reasons);
    }
}
