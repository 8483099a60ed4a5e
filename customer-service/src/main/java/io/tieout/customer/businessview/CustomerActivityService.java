package io.tieout.customer.businessview;

import io.tieout.customer.companyview.CompanyDayQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells who has to be looked at again. Whoever works a customer up holds its row until the end of the transaction,
/// so that two never do at once.
@Service
@Transactional
public class CustomerActivityService {

    private final CustomerActivityRepository activities;
    private final CompanyDayQueries days;
    private final Clock clock;

    CustomerActivityService(CustomerActivityRepository activities, CompanyDayQueries days, Clock clock) {
        this.days = days;
        this.clock = clock;
        this.activities = activities;
    }

    /// Some customers of one company to look at again; others than those that somebody else holds.
    public List<CustomerActivity> take(int limit) {
        var touched = activities.takeTouched(limit);
        return touched.isEmpty() ? activities.takeDue(days.latest(), clock.instant(), limit) : touched;
    }

    /// Waits until nobody else holds the customer.
    public CustomerActivity hold(UUID companyId, UUID customerId) {
        return activities.hold(companyId, customerId);
    }

    /// @param nextReviewOn by customer; none where only events call for another look
    public void reviewed(List<CustomerActivity> activities, Map<UUID, LocalDate> nextReviewOn) {
        this.activities.reviewed(activities, nextReviewOn);
    }

    /// All customers of the company that were ever looked at are looked at again.
    public void reviewAll(UUID companyId) {
        activities.touchAll(companyId);
    }

    /// Where the customer's history stands; grows with each change.
    public long position(UUID companyId, UUID customerId) {
        return activities.position(companyId, customerId);
    }

    public void touch(UUID companyId, UUID customerId) {
        activities.touch(companyId, List.of(customerId));
    }
}
