package org.annotationtracking.host;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProjectTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_new_project_is_run_by_its_creator() {
        Person boss = team.superuser();

        int project = boss.posts("/v1/projects", """
                        {"name":" Letters ","description":"d","guideline":"g","project_type":"SequenceLabeling",
                         "collaborative_annotation":true,"tags":[{"text":"old"}],"resourcetype":"ignored"}
                        """)
                .statusCode(201)
                .body("name", equalTo("Letters"))
                .body("author", equalTo(boss.name()))
                .body("collaborative_annotation", equalTo(true))
                .body("is_text_project", equalTo(true))
                .body("tags.text", contains("old"))
                .body("resourcetype", equalTo("SequenceLabelingProject"))
                .extract()
                .path("id");

        boss.gets("/v1/projects/" + project + "/my-role").body("rolename", equalTo("project_admin"));
        boss.gets("/v1/projects?q=lett").body("count", equalTo(1)).body("results.id", contains(project));
    }

    @Test
    void what_is_wrong_with_a_project_is_said_field_by_field() {
        team.superuser()
                .posts("/v1/projects", "{\"name\":\"\",\"project_type\":\"Nonsense\",\"random_order\":\"perhaps\"}")
                .statusCode(400)
                .body("name", equalTo(List.of("This field may not be blank.")))
                .body("project_type", equalTo(List.of("\"Nonsense\" is not a valid choice.")))
                .body("random_order", equalTo(List.of("Must be a valid boolean.")));
    }

    @Test
    void an_administrator_changes_what_is_named_and_the_kind_stays() {
        String path = team.path("");

        team.admin()
                .asks()
                .contentType(ContentType.JSON)
                .body("""
                        {"id":1,"name":"P1 renamed","description":"d","guideline":"","project_type":"DocumentClassification",
                         "random_order":false,"collaborative_annotation":true,"single_class_classification":false,
                         "allow_overlapping":false,"grapheme_mode":false,"use_relation":false,
                         "tags":[{"text":"one"},{"text":"two"}],"resourcetype":"TextClassificationProject"}
                        """)
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("P1 renamed"))
                .body("collaborative_annotation", equalTo(true))
                .body("tags.text", contains("one", "two"));
        patch(team.admin(), "{\"guideline\":\"g\",\"random_order\":true}")
                .statusCode(200)
                .body("name", equalTo("P1 renamed"))
                .body("guideline", equalTo("g"))
                .body("random_order", equalTo(true))
                .body("tags.text", contains("one", "two"));
        patch(team.admin(), "{\"tags\":[]}").body("tags.size()", equalTo(0));

        patch(team.admin(), "{\"project_type\":\"Seq2seq\"}").statusCode(400).body("project_type.size()", equalTo(1));
        patch(team.admin(), "{\"name\":\" \"}").statusCode(400);
        patch(team.manager(), "{}").statusCode(403);
        team.annotator()
                .asks()
                .contentType(ContentType.JSON)
                .body("{}")
                .put(path)
                .then()
                .statusCode(403);
        team.admin()
                .asks()
                .contentType(ContentType.JSON)
                .body("{}")
                .put(path)
                .then()
                .statusCode(400);
        team.admin()
                .gets(path)
                .body("name", equalTo("P1 renamed"))
                .body("project_type", equalTo("DocumentClassification"));
    }

    private ValidatableResponse patch(Person who, String body) {
        return who.asks()
                .contentType(ContentType.JSON)
                .body(body)
                .patch(team.path(""))
                .then();
    }

    @Test
    void people_see_the_projects_they_belong_to() {
        team.annotator().gets("/v1/projects").body("results.id", contains((int) team.project()));
        team.stranger().gets("/v1/projects").body("count", equalTo(0));
    }

    @Test
    void an_administrator_adds_members_once_and_only_real_ones() {
        int annotatorRole =
                team.annotator().gets(team.path("/my-role")).extract().path("role");
        String path = team.path("/members");
        String body = "{\"user\":%d,\"role\":%d}".formatted(team.stranger().id(), annotatorRole);

        team.admin()
                .posts(path, body)
                .statusCode(201)
                .body("username", equalTo(team.stranger().name()))
                .body("rolename", equalTo("annotator"));
        team.admin()
                .posts(path, body)
                .statusCode(400)
                .body("detail", equalTo("This user is already assigned to a role in this project."));
        team.admin()
                .posts(path, "{\"user\":999999999,\"role\":" + annotatorRole + "}")
                .statusCode(400)
                .body("user", equalTo(List.of("Invalid pk \"999999999\" - object does not exist.")));
        team.admin()
                .gets(path)
                .body(
                        "username",
                        hasItems(team.stranger().name(), team.annotator().name()));
        team.stranger().gets(team.path("/examples")).statusCode(200);
    }

    @Test
    void a_superuser_who_is_no_member_has_every_power_and_no_role() {
        team.superuser().gets(team.path("/my-role")).statusCode(404);
        team.superuser().gets(team.path("/members")).statusCode(200);
        team.superuser().gets("/v1/projects/999999999").statusCode(404);
    }

    @Test
    void staff_create_accounts_and_anybody_finds_people() {
        String name = "new-" + team.project();

        team.superuser()
                .posts("/v1/users/create", account(name, "long enough", "long enough"))
                .statusCode(201)
                .body("username", equalTo(name))
                .body("is_superuser", equalTo(false));
        team.superuser()
                .posts("/v1/users/create", account(name, "long enough", "long enough"))
                .statusCode(400);
        team.superuser()
                .posts("/v1/users/create", account("other", "short", "different"))
                .statusCode(400)
                .body("password2", equalTo(List.of("The two password fields didn't match.")));

        team.annotator().gets("/v1/users?q=" + name.toUpperCase(Locale.ROOT)).body("username", hasItem(name));
        team.annotator().gets("/v1/users?q=100%25_nobody").body("size()", equalTo(0));
    }

    private static String account(String name, String password1, String password2) {
        return "{\"username\":\"%s\",\"password1\":\"%s\",\"password2\":\"%s\"}".formatted(name, password1, password2);
    }
}
