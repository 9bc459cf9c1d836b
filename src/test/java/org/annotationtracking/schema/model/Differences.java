package org.annotationtracking.schema.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names the places at which two catalogs differ. */
public final class Differences {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();

    private Differences() {}

    /** Such as {@code tables.annotation_tracking.columns.mood: the migrations make {...}, the file says nothing}. */
    public static List<String> between(String made, String checkedIn) {
        Differences differences = new Differences();
        try {
            differences.compare("", JSON.readTree(made), JSON.readTree(checkedIn));
        } catch (JsonProcessingException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
        return differences.lines;
    }

    private void compare(String place, JsonNode made, JsonNode file) {
        if (made.isContainerNode() && file.isContainerNode()) {
            SortedMap<String, JsonNode> left = members(made);
            SortedMap<String, JsonNode> right = members(file);
            SortedMap<String, JsonNode> all = new TreeMap<>(left);
            all.putAll(right);
            all.keySet()
                    .forEach(name -> compare(
                            place.isEmpty() ? name : place + "." + name,
                            left.getOrDefault(name, JSON.missingNode()),
                            right.getOrDefault(name, JSON.missingNode())));
        } else if (!made.equals(file)) {
            lines.add("%s: the migrations make %s, the file says %s".formatted(place, said(made), said(file)));
        }
    }

    /** Members of a list go by their names, files by theirs, anything else by its place. */
    private static SortedMap<String, JsonNode> members(JsonNode node) {
        SortedMap<String, JsonNode> members = new TreeMap<>();
        if (node.isObject()) {
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            return members;
        }
        for (int place = 0; place < node.size(); place++) {
            JsonNode member = node.get(place);
            String name = member.has("file")
                    ? member.get("file").asText()
                    : member.path("name").asText();
            members.put(name.isEmpty() ? "[" + place + "]" : name, member);
        }
        return members;
    }

    private static String said(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
