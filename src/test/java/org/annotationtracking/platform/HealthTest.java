package org.annotationtracking.platform;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.annotationtracking.ServiceTest;
import org.junit.jupiter.api.Test;

@ServiceTest
class HealthTest {

    private final DataSource pool;

    HealthTest(DataSource pool) {
        this.pool = pool;
    }

    @Test
    void service_is_live() {
        get("/q/health/live").then().statusCode(200);
    }

    @Test
    void every_pooled_connection_gives_up_in_time() throws SQLException {
        assertThat(settings("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"))
                .isEqualTo(Map.of(
                        "statement_timeout", "5s", "lock_timeout", "2s", "idle_in_transaction_session_timeout", "10s"));
    }

    private Map<String, String> settings(String... names) throws SQLException {
        var found = new TreeMap<String, String>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                ResultSet row = statement.executeQuery("SHOW " + name);
                row.next();
                found.put(name, row.getString(1));
            }
        }
        return found;
    }
}
