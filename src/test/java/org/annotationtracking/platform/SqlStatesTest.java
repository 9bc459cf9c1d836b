package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
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
    })
    void a_state_has_its_refusal(String state, Kind kind, String code) {
        Throwable failure = new IllegalStateException(new SQLException("secret detail", state));

        DomainException refusal = SqlStates.explain(failure).orElseThrow();

        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.text()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"22012", "23502", "23514", "42601", "XX000"})
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
    void a_refusal_of_ours_stays_what_it_is() {
        DomainException ours = DomainException.notFound("Example");

        assertThat(SqlStates.explain(new IllegalStateException(ours))).containsSame(ours);
        assertThat(SqlStates.explain(new IllegalStateException("no database in it")))
                .isEmpty();
    }
}
