package org.annotationtracking.host.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.annotationtracking.platform.LenientBody;
import org.jspecify.annotations.Nullable;

/** What is to be different about a project; null leaves it. Its kind stays what it is. */
record ProjectChange(
        @Nullable String name,
        @Nullable String description,
        @Nullable String guideline,
        @Nullable String type,
        @Nullable Boolean randomOrder,
        @Nullable Boolean collaborativeAnnotation,
        @Nullable Boolean singleClassClassification,
        @Nullable Boolean allowMemberToCreateLabelType,
        @Nullable List<String> tags) {

    /** Reads a whole project, or what is there of one; refuses what makes no sense with 400 {@code invalid}. */
    static ProjectChange of(JsonNode body, boolean whole) {
        LenientBody fields = LenientBody.of(body);
        boolean named = whole || !fields.member("name").isMissingNode();
        ProjectChange change = new ProjectChange(
                named ? fields.text("name", NewProject.MAX_NAME) : null,
                fields.text("description", NewProject.MAX_TEXT, null),
                fields.text("guideline", NewProject.MAX_TEXT, null),
                whole ? fields.text("project_type", 30) : fields.text("project_type", 30, null),
                flag(fields, "random_order"),
                flag(fields, "collaborative_annotation"),
                flag(fields, "single_class_classification"),
                flag(fields, "allow_member_to_create_label_type"),
                fields.member("tags").isMissingNode() ? null : NewProject.tags(fields));
        fields.check();
        return change;
    }

    private static @Nullable Boolean flag(LenientBody fields, String name) {
        return fields.member(name).isMissingNode() ? null : fields.flag(name, false);
    }
}
