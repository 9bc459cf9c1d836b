package bench;

import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that the service was seen to send.
 *
 * @param types PostgreSQL's numbers of the values' types, 0 where the server was left to find out
 * @param values as text, null for NULL
 */
record Sent(String sql, List<Integer> types, List<String> values) {

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Map<Integer, String> NAMES =
            Map.of(16, "boolean", 20, "bigint", 23, "integer", 25, "text", 701, "float8", 1043, "varchar", 1015, "varchar[]", 1016, "bigint[]", 1009, "text[]");

    boolean writesOrReads() {
        return !sql.matches("(?is)\\s*(BEGIN|COMMIT|ROLLBACK).*");
    }

    /** For pgbench: each value a variable of its own, named after a prefix, but for those that the caller has another word for. */
    String script(String prefix, Map<String, String> variables, UnaryOperator<String> word) {
        return replaced(place -> {
            String value = values.get(place);
            String type = NAMES.get(types.get(place));
            if (value == null) {
                return "NULL" + (type == null ? "" : "::" + type);
            }
            // pgbench takes no empty variable.
            String own = value.isEmpty() ? "''" : word.apply(value);
            if (own != null) {
                return type == null ? own : own + "::" + type;
            }
            String name = prefix + place;
            variables.put(name, value);
            return ":" + name + (type == null ? "" : "::" + type);
        }).replaceAll("\\s+", " ") + ";\n";
    }

    /** For JDBC, as the minimal endpoint reads it. */
    Map<String, Object> forJdbc() {
        List<Map<String, Object>> bound = new ArrayList<>();
        String text = replaced(place -> {
            bound.add(value(types.get(place), values.get(place)));
            return "?";
        });
        return Map.of("sql", text, "values", bound);
    }

    private static Map<String, Object> value(int type, String text) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", switch (type) {
            case 20 -> Types.BIGINT;
            case 23 -> Types.INTEGER;
            case 25, 1043 -> Types.VARCHAR;
            default -> Types.OTHER;
        });
        value.put("text", text);
        return value;
    }

    /** EXPLAIN by hand needs no values. */
    String literal() {
        return replaced(place -> {
            String type = NAMES.get(types.get(place));
            return values.get(place) == null ? "NULL" : "'" + values.get(place) + "'" + (type == null ? "" : "::" + type);
        });
    }

    private String replaced(java.util.function.IntFunction<String> with) {
        Matcher place = PLACE.matcher(sql);
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(text, Matcher.quoteReplacement(with.apply(Integer.parseInt(place.group(1)) - 1)));
        }
        return place.appendTail(text).toString();
    }
}
