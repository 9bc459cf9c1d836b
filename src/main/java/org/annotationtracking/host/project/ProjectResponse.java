package org.annotationtracking.host.project;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.annotationtracking.platform.CompactJson;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project as doccano shows it. */
record ProjectResponse(
        long id,
        String name,
        String description,
        String guideline,
        String projectType,
        Instant createdAt,
        Instant updatedAt,
        boolean randomOrder,
        @Nullable String author,
        boolean collaborativeAnnotation,
        boolean singleClassClassification,
        boolean allowMemberToCreateLabelType,
        boolean isTextProject,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String tags,

        String resourcetype) {

    ProjectResponse {
        tags = CompactJson.of(tags);
    }
}
