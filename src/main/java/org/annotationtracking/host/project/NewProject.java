package org.annotationtracking.host.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.annotationtracking.platform.LenientBody;

/** A project to be. */
record NewProject(
        String name,
        String description,
        String guideline,
        ProjectType type,
        boolean randomOrder,
        boolean collaborativeAnnotation,
        boolean singleClassClassification,
        boolean allowMemberToCreateLabelType,
        List<String> tags) {

    /** What a body holds, for the API document: of a whole project, and of a change of one. */
    static final String MEMBERS = "name!, project_type!, " + NewProject.OTHERS;

    static final String CHANGES = "name, project_type, " + NewProject.OTHERS;

    private static final String OTHERS =
            "description, guideline, random_order:boolean, collaborative_annotation:boolean,"
                    + " single_class_classification:boolean, allow_member_to_create_label_type:boolean, tags:array";

    static final int MAX_NAME = 100;
    static final int MAX_TEXT = 100_000;

    /** Reads doccano's members; refuses a missing name or kind with 400. */
    static NewProject of(JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        String name = fields.text("name", MAX_NAME);
        String kind = fields.text("project_type", 30);
        ProjectType type = ProjectType.parse(kind).orElse(null);
        if (type == null) {
            fields.reject("project_type", "\"%s\" is not a valid choice.".formatted(kind));
        }
        NewProject project = new NewProject(
                name,
                Objects.requireNonNullElse(fields.text("description", MAX_TEXT, ""), ""),
                Objects.requireNonNullElse(fields.text("guideline", MAX_TEXT, ""), ""),
                type == null ? ProjectType.DOCUMENT_CLASSIFICATION : type,
                fields.flag("random_order", false),
                fields.flag("collaborative_annotation", false),
                fields.flag("single_class_classification", false),
                fields.flag("allow_member_to_create_label_type", false),
                tags(fields));
        fields.check();
        return project;
    }

    /** A project of a kind with a name and a purpose, and doccano's defaults. */
    static NewProject named(String name, String description, ProjectType type) {
        return new NewProject(name, description, "", type, false, false, false, false, List.of());
    }

    static List<String> tags(LenientBody fields) {
        JsonNode given = fields.member("tags");
        if (!given.isArray() && !given.isMissingNode()) {
            fields.reject("tags", "Expected a list of items.");
        }
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : given) {
            String text = tag.path("text").asText("").strip();
            if (text.isEmpty()) {
                fields.reject("tags", "Each tag needs a text.");
            }
            tags.add(text);
        }
        return tags;
    }
}
