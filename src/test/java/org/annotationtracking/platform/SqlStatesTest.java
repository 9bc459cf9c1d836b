package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database refuses, and what the client hears of it. */
class SqlStatesTest {

    @ParameterizedTest
    @CsvSource({
        "22021, BAD_REQUEST, invalid",
        "22P05, BAD_REQUEST, invalid",
        "22P02, BAD_REQUEST, invalid",
        "22003, BAD_REQUEST, invalid",
        "22001, BAD_REQUEST, invalid",
        "22008, BAD_REQUEST, invalid",
        "2201X, BAD_REQUEST, invalid",
        "54000, BAD_REQUEST, invalid",
        "54001, BAD_REQUEST, invalid",
        "23505, CONFLICT, already_exists",
        "23503, CONFLICT, gone",
        "40001, UNAVAILABLE, busy",
        "40P01, UNAVAILABLE, busy",
        "55P03, UNAVAILABLE, busy",
        "57014, UNAVAILABLE, busy",
        "25006, UNAVAILABLE, read_only",
        "57P01, UNAVAILABLE, database_unavailable",
        "57P03, UNAVAILABLE, database_unavailable",
        "08001, UNAVAILABLE, database_unavailable",
        "08006, UNAVAILABLE, database_unavailable",
        "53300, UNAVAILABLE, database_unavailable",
        "42P01, UNAVAILABLE, schema_drift",
        "42703, UNAVAILABLE, schema_drift",
        "42P10, UNAVAILABLE, schema_drift",
        "42883, UNAVAILABLE, schema_drift",
        "42804, UNAVAILABLE, schema_drift",
        "42501, UNAVAILABLE, schema_drift",
        "23502, UNAVAILABLE, schema_drift",
        "23514, UNAVAILABLE, schema_drift",
    })
    void a_state_has_its_refusal(String state, Kind kind, String code) {
        Throwable failure = new IllegalStateException(new SQLException("secret detail", state));

        DomainException refusal = SqlStates.explain(failure).orElseThrow();

        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.text()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"22012", "42601", "XX000"})
    void the_rest_is_our_fault(String state) {
        assertThat(SqlStates.explain(new SQLException("m", state))).isEmpty();
    }

    @Test
    void a_pool_that_gives_up_has_no_state() {
        assertThat(SqlStates.explain(new SQLException("Acquisition timeout")).map(DomainException::code))
                .contains("database_unavailable");
        assertThat(SqlStates.explain(new SQLTransientConnectionException("m", "99999"))
                        .map(DomainException::code))
                .contains("database_unavailable");
    }

    @Test
    void a_connection_that_could_not_be_made_is_no_fault_of_ours_whatever_its_state() {
        SQLException broken = new SQLException("Something unusual", "99999", new RuntimeException("Interrupted"));

        assertThat(SqlStates.explain(new ConnectionException(broken)).map(DomainException::code))
                .contains("database_unavailable");
    }

    @Test
    void a_commit_that_failed_is_told_by_what_made_it_fail() {
        assertThat(SqlStates.explain(commit(new SQLException("m", "23503"))).map(DomainException::code))
                .contains("gone");
        assertThat(SqlStates.isConflict(commit(new SQLException("m", "40001")))).isTrue();
        assertThat(SqlStates.explain(commit(new SQLException("m", "08006"))).map(DomainException::code))
                .contains("database_unavailable");
        assertThat(SqlStates.explain(new IllegalStateException(new RollbackException("unknown")))
                        .map(DomainException::code))
                .contains("database_unavailable");
    }

    /** As the transaction manager reports it. */
    private static Throwable commit(SQLException failure) {
        XAException resource = new XAException("Error trying to commit");
        resource.initCause(failure);
        RollbackException commit = new RollbackException("Could not commit");
        commit.addSuppressed(resource);
        return new IllegalStateException(commit);
    }

    @Test
    void a_refusal_of_ours_stays_what_it_is() {
        DomainException ours = DomainException.notFound("Example");

        assertThat(SqlStates.explain(new IllegalStateException(ours))).containsSame(ours);
        assertThat(SqlStates.explain(new IllegalStateException("no database in it")))
                .isEmpty();
    }
}
