package org.annotationtracking.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members: listed, moved to other roles, removed; and what that means for whatever they do next. */
@ServiceTest
class MemberTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void one_member_and_the_one_of_an_account() {
        int member = member(team.annotator());

        team.admin()
                .gets(members(member))
                .statusCode(200)
                .body("id", equalTo(member))
                .body("user", equalTo((int) team.annotator().id()))
                .body("username", equalTo(team.annotator().name()))
                .body("rolename", equalTo("annotator"));
        team.admin().gets(team.path("/members?user=" + team.annotator().id())).body("id", contains(member));
        team.admin().gets(team.path("/members?user=")).body("id", hasSize(5));
        team.admin().gets(team.path("/members?user=999999999")).body("$", empty());
        team.admin().gets(team.path("/members?user=x")).statusCode(400);
        team.annotator().gets(members(member)).statusCode(403);
    }

    @Test
    void a_members_new_role_counts_with_the_next_request() {
        int member = member(team.annotator());
        long example = team.example();
        long submitted = team.submittedExample();

        sends(team.admin(), "PUT", members(member), body(team.annotator().id(), role("annotation_approver")))
                .statusCode(200)
                .body("id", equalTo(member))
                .body("rolename", equalTo("annotation_approver"));

        team.submit(team.annotator(), example).statusCode(403);
        team.lock(team.annotator(), example).statusCode(403);
        team.act(team.annotator(), submitted, "approve").statusCode(403).body("code", equalTo("own_work"));

        sends(team.admin(), "PATCH", members(member), "{\"role\":" + role("annotator") + "}")
                .statusCode(200)
                .body("rolename", equalTo("annotator"));
        team.submit(team.annotator(), example).statusCode(200);
        sends(team.admin(), "PATCH", members(member), "{}").statusCode(200).body("rolename", equalTo("annotator"));
    }

    @Test
    void what_makes_no_membership_is_refused_by_name() {
        int member = member(team.annotator());
        long user = team.annotator().id();

        sends(team.admin(), "PUT", members(member), "{\"role\":1}")
                .statusCode(400)
                .body("user", contains("This field is required."));
        sends(team.admin(), "PATCH", members(member), "{\"role\":999999999}")
                .statusCode(400)
                .body("role", contains("Invalid pk \"999999999\" - object does not exist."));
        sends(team.admin(), "PATCH", members(member), "{\"role\":\"x\"}").statusCode(400);
        sends(team.admin(), "PUT", members(member), body(team.stranger().id(), role("annotator")))
                .statusCode(400)
                .body("user", hasSize(1));
        sends(team.annotator(), "PUT", members(member), body(user, role("project_admin")))
                .statusCode(403);
        sends(team.annotator(), "PATCH", members(member), "{}").statusCode(403);
        assertThat(roles()).containsEntry(team.annotator().name(), "annotator");
    }

    @Test
    void members_of_other_projects_are_none_of_this_ones() {
        Team other = world.team();
        int elsewhere = memberOf(other, other.annotator());

        for (String path : List.of(members(elsewhere), members(999_999_999), team.path("/members/4294967297"))) {
            team.admin().gets(path).statusCode(404).body("detail", equalTo("No Member matches the given query."));
            sends(team.admin(), "PATCH", path, "{}").statusCode(404);
        }
        sends(team.admin(), "DELETE", team.path("/members"), "{\"ids\":[%d,4294967297]}".formatted(elsewhere))
                .statusCode(204);
        assertThat(memberOf(other, other.annotator())).isEqualTo(elsewhere);
        team.admin().gets(team.path("/members/x")).statusCode(400);
    }

    @Test
    void whoever_is_removed_is_out_with_the_next_request_and_leaves_the_work_behind() {
        long locked = team.example();
        long rejected = team.rejectedExample();
        team.lock(team.annotator(), locked).statusCode(200);

        sends(team.admin(), "DELETE", team.path("/members"), "{\"ids\":[" + member(team.annotator()) + "]}")
                .statusCode(204);

        team.annotator().gets(team.path("/examples")).statusCode(403);
        team.lock(team.annotator(), locked).statusCode(403);
        team.submit(team.annotator(), locked).statusCode(403);
        team.annotator().gets("/v1/projects").body("count", equalTo(0));
        team.annotator().gets("/v1/me").statusCode(200);
        // The lock runs out by itself, or a manager ends it; rejected work is anybody's now.
        team.lock(team.otherAnnotator(), locked).statusCode(409);
        team.manager()
                .posts(team.tracking(locked, "lock/break"), "{\"reason\":\"gone\"}")
                .statusCode(200);
        team.lock(team.otherAnnotator(), locked).statusCode(200);
        team.submit(team.otherAnnotator(), rejected).statusCode(200);
        team.admin()
                .gets(team.tracking(rejected, "history"))
                .body(
                        "results.actor",
                        hasItems(team.annotator().name(), team.otherAnnotator().name()));
    }

    @Test
    void ones_own_membership_is_passed_over() {
        int own = member(team.admin());

        sends(team.admin(), "DELETE", team.path("/members"), "{\"ids\":[" + own + "]}")
                .statusCode(204);

        assertThat(member(team.admin())).isEqualTo(own);
        for (String body : List.of("{}", "{\"ids\":\"abc\"}", "{\"ids\":[\"x\"]}", "[]", "")) {
            sends(team.admin(), "DELETE", team.path("/members"), body).statusCode(400);
        }
        sends(team.admin(), "DELETE", team.path("/members"), "{\"ids\":[]}").statusCode(204);
    }

    @Test
    void an_administrator_remains() {
        int admin = member(team.admin());
        String last = "The project needs at least one administrator.";

        sends(
                        team.admin(),
                        "PATCH",
                        members(admin),
                        "{\"role\":%d,\"user\":%d}"
                                .formatted(role("annotator"), team.admin().id()))
                .statusCode(400)
                .body("detail", equalTo(last));
        sends(team.superuser(), "DELETE", team.path("/members"), "{\"ids\":[" + admin + "]}")
                .statusCode(400)
                .body("detail", equalTo(last));
        assertThat(roles()).containsEntry(team.admin().name(), "project_admin");

        sends(team.admin(), "PATCH", members(member(team.manager())), "{\"role\":" + role("project_admin") + "}")
                .statusCode(200);
        sends(team.admin(), "PATCH", members(admin), "{\"role\":" + role("annotator") + "}")
                .statusCode(200);
        team.admin().gets(team.path("/members")).statusCode(403);
    }

    @Test
    void of_two_administrators_who_demote_each_other_at_once_one_remains() {
        for (int round = 0; round < 4; round++) {
            Team each = world.team();
            Person second = world.member(each.project(), "project_admin");
            Map<Person, Integer> targets =
                    Map.of(each.admin(), memberOf(each, second), second, memberOf(each, each.admin()));
            int annotator =
                    each.annotator().gets(each.path("/my-role")).extract().path("role");

            List<Integer> answers = AtOnce.ask(
                    List.of(each.admin(), second),
                    person -> sends(
                                    person,
                                    "PATCH",
                                    each.path("/members/" + targets.get(person)),
                                    "{\"role\":" + annotator + "}")
                            .extract()
                            .statusCode());

            // Whoever comes second is no administrator any more, or was let in before and finds nobody left.
            assertThat(answers).contains(200).containsAnyOf(400, 403);
            assertThat(world.number(
                            "SELECT count(*) FROM projects_member m JOIN roles_role r ON r.id = m.role_id"
                                    + " WHERE m.project_id = ? AND r.name = 'project_admin'",
                            each.project()))
                    .isOne();
        }
    }

    private String members(long member) {
        return team.path("/members/" + member);
    }

    private int member(Person person) {
        return memberOf(team, person);
    }

    private static int memberOf(Team team, Person person) {
        return team.superuser()
                .gets(team.path("/members?user=" + person.id()))
                .extract()
                .path("[0].id");
    }

    private Map<String, String> roles() {
        List<Map<String, Object>> all =
                team.superuser().gets(team.path("/members")).extract().path("$");
        return all.stream().collect(java.util.stream.Collectors.toMap(one -> (String) one.get("username"), one ->
                (String) one.get("rolename")));
    }

    private long role(String name) {
        return world.number("SELECT id FROM roles_role WHERE name = ?", name);
    }

    private static String body(long user, long role) {
        return "{\"user\":%d,\"role\":%d}".formatted(user, role);
    }

    private static ValidatableResponse sends(Person who, String verb, String path, String body) {
        var request = who.asks();
        return (body.isEmpty() ? request : request.contentType(ContentType.JSON).body(body))
                .request(verb, path)
                .then();
    }
}
