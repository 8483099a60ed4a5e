package io.tieout.sales.team;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.INTEGRATOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.sales.companyview.CompanyDayQueries;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which deals and orders a caller may see: all of the company, or own ones and those of the teams that he or she
/// leads, with all teams under them. The same restriction cuts lists, counts, reports and single records.
///
/// Teams count as they stand today: who takes a team over sees its history, who leaves it does not any more.
///
/// @param everything no restriction within the company
public record Sight(boolean everything, UUID userId) {

    private static final Set<Role> SEES_ALL = Set.of(ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, INTEGRATOR, OPERATOR);

    /// The company's day, asked for once per query.
    private static final String TODAY = "(select " + CompanyDayQueries.inSql(":company", "now()") + ")";

    /// The teams that the viewer leads, and those under them, today.
    private static final String LED = """
            with recursive led (team_id) as (
                select s.team_id
                  from team_standing s
                 where s.company_id = :company
                   and s.manager_user_id = :viewer
                   and s.from_date <= {today} and (s.until_date is null or s.until_date > {today})
                 union
                select s.team_id
                  from led
                  join team_standing s on s.company_id = :company and s.parent_team_id = led.team_id
                 where s.from_date <= {today} and (s.until_date is null or s.until_date > {today}))
            """.replace("{today}", TODAY);

    private static final String MEMBERS = """
                  from led
                  join team_membership m on m.company_id = :company and m.team_id = led.team_id
                   and m.from_date <= {today} and (m.until_date is null or m.until_date > {today})
            """.replace("{today}", TODAY);

    /// The representatives that the viewer sees, as an array that is made once per query and that indexes know.
    public static final String REPRESENTATIVES = "array(" + LED + """
                select m.representative_id
            """ + MEMBERS + """
                 union
                select r.representative_id
                  from representative r
                 where r.company_id = :company and r.user_id = :viewer)
            """;

    /// The teams that the viewer leads, and those under them, as such an array.
    public static final String TEAMS = "array(" + LED + "select team_id from led)\n";

    /// The users whose records the viewer sees: members and leaders of the teams, and the viewer.
    private static final String USERS = "array(" + LED + """
                select r.user_id
            """ + MEMBERS + """
                  join representative r on r.company_id = m.company_id and r.representative_id = m.representative_id
                 where r.user_id is not null
                 union
                select s.manager_user_id
                  from led
                  join team_standing s on s.company_id = :company and s.team_id = led.team_id
                 where s.manager_user_id is not null
                   and s.from_date <= {today} and (s.until_date is null or s.until_date > {today})
                 union
                select :viewer::uuid)
            """.replace("{today}", TODAY);

    /// Deals whose success the representatives of the viewer share.
    private static final String SHARED = """
            array(select c.deal_id
                    from deal_credit c
                   where c.company_id = :company
                     and c.representative_id = any (
            """ + REPRESENTATIVES + "))\n";

    /// Continues a `where` clause over `deal d`. A deal is of whoever entered it, of its representative, and of
    /// those who share it.
    public static final String OF_DEALS = ofDeals("d.deal_id = any (\n" + SHARED + ")");

    /// The same for a page of deals, found one after the other: to look each of them up in an array of all that are
    /// shared took half a second where somebody shares ten thousand.
    public static final String OF_LISTED_DEALS = ofDeals("""
            exists (select 1
                      from deal_credit c
                     where c.company_id = :company and c.deal_id = d.deal_id
                       and c.representative_id = any (
            """ + REPRESENTATIVES + "))");

    private static String ofDeals(String shared) {
        return """
                  and (:seesAll
                   or d.owner_user_id = any (
                """ + USERS + """
                   )
                   or d.representative_id = any (
                """ + REPRESENTATIVES + """
                   )
                   or
                """ + shared + ")\n";
    }

    /// Continues a `where` clause over `sales_order o`. An order is of whoever entered it and of those of its deal.
    /// The offset has the deal of each order looked up as its turn comes: the database would go through all first.
    public static final String OF_ORDERS = """
              and (:seesAll
               or o.owner_user_id = any (
            """ + USERS + """
               )
               or exists (select 1 from deal d
                           where d.company_id = o.company_id and d.deal_id = o.deal_id
            """ + OF_LISTED_DEALS + " offset 0))\n";

    public static Sight of(Caller caller) {
        return new Sight(caller.roles().stream().anyMatch(SEES_ALL::contains), caller.id());
    }

    /// Continues a `where` clause over records of one user, whose column this is.
    public static String ofRecordsOf(String ownerColumn) {
        return "  and (:seesAll or " + ownerColumn + " = any (\n" + USERS + "))\n";
    }

    /// Continues a `where` clause over records of one representative, whose column this is.
    public static String ofRepresentatives(String representativeColumn) {
        return "  and (:seesAll or " + representativeColumn + " = any (\n" + REPRESENTATIVES + "))\n";
    }

    /// Continues a `where` clause over teams that the viewer leads, whose column this is.
    public static String ofTeams(String teamColumn) {
        return "  and (:seesAll or " + teamColumn + " = any (\n" + TEAMS + "))\n";
    }

    /// The parameters that all clauses need beside `company`.
    public Map<String, Object> parameters() {
        return Map.of("seesAll", everything, "viewer", userId);
    }
}
