package org.annotationtracking.host.firststart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.annotationtracking.auth.Passwords;
import org.annotationtracking.schema.TestDatabase;
import org.annotationtracking.schema.TestServer;
import org.annotationtracking.schema.adopt.ExampleSync;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The small doccano that anybody can attach to. */
class DoccanoDemoTest {

    private final TestDatabase database = TestServer.fresh();
    private final DoccanoDemo demo = new DoccanoDemo(new DoccanoDemoRepository(Jdbi.create(database.url())));

    @Test
    void the_service_attaches_to_it_and_carries_over_what_is_finished() {
        Map<String, String> passwords = demo.create();

        assertThat(database.started()).isTrue();
        database.query(handle -> new ExampleSync(handle).pass());
        assertThat(database.findings()).isEmpty();
        String examples = database.value("SELECT count(*) FROM examples_example");
        assertThat(database.value("SELECT count(*) FROM annotation_tracking")).isEqualTo(examples);
        assertThat(database.value("SELECT count(*) FROM annotation_tracking WHERE status = 'submitted'"))
                .isEqualTo(String.valueOf(Integer.parseInt(examples) / 3));
        assertThat(database.value("SELECT count(*) FROM projects_member")).isEqualTo("3");
        passwords.forEach((name, password) -> assertThat(Passwords.matches(
                        password, database.value("SELECT password FROM auth_user WHERE username = '" + name + "'")))
                .isTrue());
    }

    @Test
    void a_database_with_anything_in_it_is_refused_and_left_alone() {
        database.run("CREATE TABLE theirs (id integer)");

        assertThatThrownBy(demo::create).hasMessageContaining("not empty");

        assertThat(database.value("SELECT count(*) FROM pg_class WHERE relname = 'auth_user'"))
                .isEqualTo("0");
    }
}
