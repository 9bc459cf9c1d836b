package bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** Runs a statement that the service was seen to send, with the same values, and answers its rows. Asks nobody who they are. */
@Path("/page/{name}")
public class PageResource {

    private final AgroalDataSource database;
    private final java.nio.file.Path folder;
    private final Map<String, Statement> statements = new ConcurrentHashMap<>();
    private final ObjectMapper json;

    PageResource(AgroalDataSource database, @ConfigProperty(name = "bench.statements") String folder, ObjectMapper json) {
        this.database = database;
        this.folder = java.nio.file.Path.of(folder);
        this.json = json;
    }

    /** Written by the bench: the text with a question mark for each value, and the values as JDBC's types have them. */
    public record Statement(String sql, List<Value> values) {}

    public record Value(int type, String text) {}

    @GET
    public List<Map<String, Object>> page(@RestPath String name) throws SQLException {
        Statement statement = statements.computeIfAbsent(name, this::read);
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            for (int i = 0; i < statement.values().size(); i++) {
                bind(prepared, i + 1, statement.values().get(i));
            }
            try (ResultSet rows = prepared.executeQuery()) {
                return rows(rows);
            }
        }
    }

    private Statement read(String name) {
        try {
            return json.readValue(folder.resolve(name + ".json").toFile(), Statement.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(PreparedStatement prepared, int index, Value value) throws SQLException {
        switch (value.type()) {
            case Types.BIGINT -> prepared.setLong(index, Long.parseLong(value.text()));
            case Types.INTEGER -> prepared.setInt(index, Integer.parseInt(value.text()));
            case Types.VARCHAR -> prepared.setString(index, value.text());
            default -> prepared.setObject(index, value.text(), Types.OTHER);
        }
    }

    private static List<Map<String, Object>> rows(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<Map<String, Object>> all = new ArrayList<>();
        while (rows.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                row.put(columns.getColumnName(i), value(rows, i, columns.getColumnType(i)));
            }
            all.add(row);
        }
        return all;
    }

    private static Object value(ResultSet rows, int column, int type) throws SQLException {
        return switch (type) {
            case Types.BIGINT, Types.INTEGER -> rows.getLong(column);
            case Types.DOUBLE -> rows.getDouble(column);
            case Types.BIT, Types.BOOLEAN -> rows.getBoolean(column);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toString();
            }
            default -> rows.getString(column);
        };
    }
}
