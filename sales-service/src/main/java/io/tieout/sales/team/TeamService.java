package io.tieout.sales.team;

import io.tieout.platform.id.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class TeamService {

    private final TeamRepository teams;

    TeamService(TeamRepository teams) {
        this.teams = teams;
    }

    Team addTeam(UUID companyId, String name, @Nullable String region, @Nullable UUID managerUserId) {
        var team = new Team(Ids.next(), name.strip(), region, managerUserId);
        if (!teams.insert(companyId, team)) {
            throw new NameTaken(name);
        }
        return team;
    }

    Representative addRepresentative(UUID companyId, String name, @Nullable UUID teamId, @Nullable UUID userId) {
        if (teamId != null && !teams.teamExists(companyId, teamId)) {
            throw new TeamUnknown(teamId);
        }
        var representative = new Representative(Ids.next(), name.strip(), teamId, userId);
        if (!teams.insert(companyId, representative)) {
            throw new NameTaken(name);
        }
        return representative;
    }

    public boolean representativeExists(UUID companyId, UUID representativeId) {
        return teams.representativeExists(companyId, representativeId);
    }

    List<Team> teams(UUID companyId) {
        return teams.teams(companyId);
    }

    List<Representative> representatives(UUID companyId) {
        return teams.representatives(companyId);
    }
}
