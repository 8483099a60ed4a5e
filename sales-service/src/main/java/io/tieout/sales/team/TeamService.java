package io.tieout.sales.team;

import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.companyview.CompanyDayQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class TeamService {

    /// Whoever is entered without a day has always been there: deals that are brought in are older than their entry.
    private static final LocalDate EVER_SINCE = LocalDate.of(1900, 1, 1);

    private final TeamRepository teams;
    private final SightQueries sights;
    private final CompanyDayQueries days;
    private final Clock clock;

    TeamService(TeamRepository teams, SightQueries sights, CompanyDayQueries days, Clock clock) {
        this.teams = teams;
        this.sights = sights;
        this.days = days;
        this.clock = clock;
    }

    /// What changes of a team in time.
    record Standing(
            @Nullable String region,
            @Nullable UUID parentTeamId,
            @Nullable UUID managerUserId) {}

    Team addTeam(UUID companyId, String name, Standing standing, @Nullable LocalDate from, Sight by) {
        requireTeam(companyId, standing.parentTeamId(), "/parentTeamId");
        requirePerson(companyId, standing.managerUserId(), "/managerUserId", by);
        var team = new Team(
                Ids.next(),
                name.strip(),
                standing.region(),
                standing.parentTeamId(),
                standing.managerUserId(),
                from == null ? EVER_SINCE : from,
                1);
        if (!teams.insertTeam(companyId, team.teamId(), team.name())) {
            throw new NameTaken(name);
        }
        teams.insertStanding(companyId, team.teamId(), 1, team.from(), standing, by.userId(), now());
        return team;
    }

    /// A team is unknown to who neither leads it nor sees everything.
    List<TeamChange> changeTeam(
            UUID companyId, UUID teamId, long expectedVersion, Standing standing, LocalDate from, Sight by) {
        teams.lockTree(companyId);
        if (!sights.leadsTeam(companyId, teamId, by)) {
            throw new TeamNotFound(teamId);
        }
        var last = teamChanges(companyId, teamId).getLast();
        requireCurrent(expectedVersion, last.version());
        requireNotBefore(last.from(), from);
        requireTeam(companyId, standing.parentTeamId(), "/parentTeamId");
        requirePerson(companyId, standing.managerUserId(), "/managerUserId", by);
        if (standing.parentTeamId() != null && teams.standsUnder(companyId, standing.parentTeamId(), teamId, from)) {
            throw new TeamsInACircle();
        }
        teams.endStanding(companyId, teamId, last.version(), from);
        teams.insertStanding(companyId, teamId, last.version() + 1, from, standing, by.userId(), now());
        return teams.teamChanges(companyId, teamId);
    }

    Representative addRepresentative(
            UUID companyId,
            String name,
            @Nullable UUID teamId,
            @Nullable UUID userId,
            @Nullable LocalDate from,
            Sight by) {
        requireTeam(companyId, teamId, "/teamId");
        requirePerson(companyId, userId, "/userId", by);
        var representative =
                new Representative(Ids.next(), name.strip(), teamId, userId, from == null ? EVER_SINCE : from, 1);
        if (!teams.insertRepresentative(companyId, representative)) {
            throw new NameTaken(name);
        }
        teams.insertMembership(
                companyId, representative.representativeId(), 1, representative.from(), teamId, by.userId(), now());
        return representative;
    }

    /// A representative is unknown to who does not see his or her sales.
    List<MembershipChange> changeMembership(
            UUID companyId,
            UUID representativeId,
            long expectedVersion,
            @Nullable UUID teamId,
            LocalDate from,
            Sight by) {
        teams.lockTree(companyId);
        if (!sights.seesRepresentative(companyId, representativeId, by)) {
            throw new RepresentativeNotFound(representativeId);
        }
        var last = membershipChanges(companyId, representativeId).getLast();
        requireCurrent(expectedVersion, last.version());
        requireNotBefore(last.from(), from);
        requireTeam(companyId, teamId, "/teamId");
        teams.endMembership(companyId, representativeId, last.version(), from);
        teams.insertMembership(companyId, representativeId, last.version() + 1, from, teamId, by.userId(), now());
        return teams.membershipChanges(companyId, representativeId);
    }

    public boolean representativeExists(UUID companyId, UUID representativeId) {
        return teams.representativeExists(companyId, representativeId);
    }

    public boolean teamExists(UUID companyId, UUID teamId) {
        return teams.teamExists(companyId, teamId);
    }

    List<Team> teams(UUID companyId, @Nullable LocalDate asOf) {
        return teams.teams(companyId, null, dayOf(companyId, asOf));
    }

    Team team(UUID companyId, UUID teamId, @Nullable LocalDate asOf) {
        return teams.teams(companyId, teamId, dayOf(companyId, asOf)).stream()
                .findFirst()
                .orElseThrow(() -> new TeamNotFound(teamId));
    }

    List<TeamChange> teamChanges(UUID companyId, UUID teamId) {
        var changes = teams.teamChanges(companyId, teamId);
        if (changes.isEmpty()) {
            throw new TeamNotFound(teamId);
        }
        return changes;
    }

    List<Representative> representatives(UUID companyId, @Nullable LocalDate asOf) {
        return teams.representatives(companyId, null, dayOf(companyId, asOf));
    }

    Representative representative(UUID companyId, UUID representativeId, @Nullable LocalDate asOf) {
        return teams.representatives(companyId, representativeId, dayOf(companyId, asOf)).stream()
                .findFirst()
                .orElseThrow(() -> new RepresentativeNotFound(representativeId));
    }

    List<MembershipChange> membershipChanges(UUID companyId, UUID representativeId) {
        var changes = teams.membershipChanges(companyId, representativeId);
        if (changes.isEmpty()) {
            throw new RepresentativeNotFound(representativeId);
        }
        return changes;
    }

    private void requireTeam(UUID companyId, @Nullable UUID teamId, String pointer) {
        if (teamId != null && !teams.teamExists(companyId, teamId)) {
            throw new TeamUnknown(teamId, pointer);
        }
    }

    private void requirePerson(UUID companyId, @Nullable UUID userId, String pointer, Sight by) {
        if (userId != null && !sights.seesRecordsOf(companyId, userId, by)) {
            throw new PersonUnknown(userId, pointer);
        }
    }

    private static void requireCurrent(long expected, long current) {
        if (expected != current) {
            throw new StaleVersion(expected, current);
        }
    }

    private static void requireNotBefore(LocalDate last, LocalDate from) {
        if (from.isBefore(last)) {
            throw new ChangeBeforeTheLast(last);
        }
    }

    private LocalDate dayOf(UUID companyId, @Nullable LocalDate asOf) {
        return asOf == null ? days.today(companyId) : asOf;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
