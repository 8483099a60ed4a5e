/// What somebody is to do for a customer by a day; also as a calendar. What is done stands in the timeline.
///
/// Owns: `follow_up`. Always: done once, by whom it is for or by those who see all; a person sees own ones.
@NullMarked
@ApplicationModule(allowedDependencies = {"interaction", "party"})
package io.tieout.customer.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
