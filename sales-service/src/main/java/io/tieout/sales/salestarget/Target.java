package io.tieout.sales.salestarget;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody is to sell from one day to another, both included.
///
/// @param version counts the amounts that it was set to
record Target(
        UUID targetId,
        TargetKind kind,
        @Nullable UUID representativeId,
        @Nullable UUID teamId,
        @Nullable String region,
        @Nullable String productCode,
        LocalDate from,
        LocalDate to,
        Money amount,
        long version) {

    Target {
        if (to.isBefore(from)) {
            throw new InvalidTarget("to", "lies before " + from);
        }
        if (amount.minorUnits() <= 0) {
            throw new InvalidTarget("amount", "must be more than zero");
        }
        if ((kind == TargetKind.REPRESENTATIVE) != (representativeId != null)) {
            throw new InvalidTarget("representativeId", "belongs to targets of representatives, and to those only");
        }
        if ((kind == TargetKind.TEAM) != (teamId != null)) {
            throw new InvalidTarget("teamId", "belongs to targets of teams, and to those only");
        }
        if ((kind == TargetKind.REGION) != (region != null)) {
            throw new InvalidTarget("region", "belongs to targets of regions, and to those only");
        }
        if ((kind == TargetKind.PRODUCT) != (productCode != null)) {
            throw new InvalidTarget("productCode", "belongs to targets of products, and to those only");
        }
    }

    Target changedTo(Money other) {
        if (!other.currency().equals(amount.currency())) {
            throw new InvalidTarget("amount", "must stay in " + amount.currency());
        }
        return new Target(targetId, kind, representativeId, teamId, region, productCode, from, to, other, version + 1);
    }
}
