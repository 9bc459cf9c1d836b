package org.annotationtracking;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;

/** Makes what tests start from: people, projects, examples, straight in the database, new names each time. */
@ApplicationScoped
public class World {

    private static final AtomicLong NUMBER = new AtomicLong();

    private final Jdbi jdbi;

    public World(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A new project with a member of each role, and people outside it. */
    public Team team() {
        return team(false);
    }

    /** The same, in a project where one person's tick counts for all. */
    public Team collaborativeTeam() {
        return team(true);
    }

    private Team team(boolean collaborative) {
        Readiness.await(Duration.ofSeconds(60));
        long project = jdbi.withHandle(sql -> sql.createQuery("""
                        INSERT INTO projects_project
                               (name, description, guideline, created_at, updated_at, project_type, random_order,
                                collaborative_annotation, single_class_classification,
                                allow_member_to_create_label_type)
                        VALUES (:name, '', '', clock_timestamp(), clock_timestamp(), 'DocumentClassification', false,
                                :collaborative, false, false)
                        RETURNING id
                        """)
                .bind("name", "project-" + NUMBER.incrementAndGet())
                .bind("collaborative", collaborative)
                .mapTo(Long.class)
                .one());
        return new Team(
                this,
                project,
                member(project, "annotator"),
                member(project, "annotator"),
                member(project, "annotation_approver"),
                member(project, "project_manager"),
                member(project, "project_admin"),
                person(true, true),
                person(false, true));
    }

    /** A new account with a token that belongs to no project. */
    public Person person(boolean superuser, boolean active) {
        String name = "person-" + NUMBER.incrementAndGet();
        String token = (UUID.randomUUID().toString() + UUID.randomUUID())
                .replace("-", "")
                .substring(0, 40);
        long id = jdbi.withHandle(sql -> sql.createQuery("""
                        WITH made AS (
                            INSERT INTO auth_user (password, is_superuser, username, first_name, last_name, email,
                                                   is_staff, is_active, date_joined)
                            VALUES ('!', :superuser, :name, '', '', '', :superuser, :active, clock_timestamp())
                            RETURNING id
                        ), token AS (
                            INSERT INTO authtoken_token (key, created, user_id)
                            SELECT :token, clock_timestamp(), id FROM made
                        )
                        SELECT id FROM made
                        """)
                .bind("superuser", superuser)
                .bind("active", active)
                .bind("name", name)
                .bind("token", token)
                .mapTo(Long.class)
                .one());
        return new Person(id, name, token);
    }

    /** A new member of a project, by the name of the role. */
    public Person member(long project, String role) {
        Person person = person(false, true);
        jdbi.useHandle(sql -> sql.createUpdate("""
                        INSERT INTO projects_member (created_at, updated_at, project_id, role_id, user_id)
                        SELECT clock_timestamp(), clock_timestamp(), :project, id, :user FROM roles_role WHERE name = :role
                        """)
                .bind("project", project)
                .bind("user", person.id())
                .bind("role", role)
                .execute());
        return person;
    }

    /** A new example of a project. */
    public long example(long project, String text) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        INSERT INTO examples_example
                               (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                        VALUES (:project, :text, '{}', 100, '.', '', :uuid, clock_timestamp(), clock_timestamp())
                        RETURNING id
                        """)
                .bind("project", project)
                .bind("text", text)
                .bind("uuid", UUID.randomUUID())
                .mapTo(Long.class)
                .one());
    }

    /** Lets the lock on an example run out a second ago. */
    public void leaseRanOut(long project, long example) {
        execute(
                "UPDATE annotation_tracking SET lock_expires_at = clock_timestamp() - interval '1 second'"
                        + " WHERE project_id = ? AND example_id = ?",
                project,
                example);
    }

    /** Runs one statement with its values in order. */
    public int execute(String statement, Object... values) {
        return jdbi.withHandle(sql -> sql.execute(statement, values));
    }

    /** A connection of its own, beside the service's. */
    public Connection connect() {
        try {
            var config = ConfigProvider.getConfig();
            return DriverManager.getConnection(
                    config.getValue("quarkus.datasource.jdbc.url", String.class),
                    config.getValue("quarkus.datasource.username", String.class),
                    config.getValue("quarkus.datasource.password", String.class));
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The one number a query answers, its values in order. */
    public long number(String query, Object... values) {
        return jdbi.withHandle(
                sql -> sql.select(query, values).mapTo(Long.class).one());
    }

    /** The texts a query answers, one a row, its values in order. */
    public List<String> texts(String query, Object... values) {
        return jdbi.withHandle(
                sql -> sql.select(query, values).mapTo(String.class).list());
    }
}
