/// Who sells: representatives, the teams they belong to, how these stand under one another, and who leads them.
///
/// Where somebody belongs, and where a team stands, is dated: a change ends what was and begins something else, and
/// what was is not rewritten. From how it stands today follows which deals and orders somebody may see: [Sight].
/// So nobody changes a team or its people to see more than before: that is for those who see them already.
///
/// Owns: `team`, `team_standing`, `representative`, `team_membership`. Always: on each day a representative is in
/// at most one team, and no team stands under itself.
@NullMarked
@ApplicationModule(allowedDependencies = "companyview")
package io.tieout.sales.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
