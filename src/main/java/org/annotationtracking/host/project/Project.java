package org.annotationtracking.host.project;

import static java.util.Objects.requireNonNullElse;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A project, in doccano's table. */
@Entity
@Table(name = "projects_project")
class Project {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    private String name = "";

    private String description = "";

    private String guideline = "";

    @Column(name = "project_type")
    private String projectType = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Column(name = "random_order")
    private boolean randomOrder;

    @Column(name = "collaborative_annotation")
    private boolean collaborativeAnnotation;

    @Column(name = "single_class_classification")
    private boolean singleClassClassification;

    @Column(name = "allow_member_to_create_label_type")
    private boolean allowMemberToCreateLabelType;

    @Column(name = "created_by_id")
    private @Nullable Integer createdById;

    @Formula("(SELECT u.username FROM auth_user u WHERE u.id = created_by_id)")
    private @Nullable String author;

    @Formula("(SELECT json_agg(json_build_object('id', g.id, 'project', g.project_id, 'text', g.text) ORDER BY g.id)"
            + " FROM projects_tag g WHERE g.project_id = id)")
    private @Nullable String tags;

    /** For Hibernate. */
    protected Project() {}

    Project(NewProject asked, long creatorId, Instant now) {
        name = asked.name();
        description = asked.description();
        guideline = asked.guideline();
        projectType = asked.type().stored();
        randomOrder = asked.randomOrder();
        collaborativeAnnotation = asked.collaborativeAnnotation();
        singleClassClassification = asked.singleClassClassification();
        allowMemberToCreateLabelType = asked.allowMemberToCreateLabelType();
        createdById = (int) creatorId;
        createdAt = now;
        updatedAt = now;
    }

    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    /** Takes over what is to be different. */
    void change(ProjectChange change, Instant now) {
        name = requireNonNullElse(change.name(), name);
        description = requireNonNullElse(change.description(), description);
        guideline = requireNonNullElse(change.guideline(), guideline);
        randomOrder = requireNonNullElse(change.randomOrder(), randomOrder);
        collaborativeAnnotation = requireNonNullElse(change.collaborativeAnnotation(), collaborativeAnnotation);
        singleClassClassification = requireNonNullElse(change.singleClassClassification(), singleClassClassification);
        allowMemberToCreateLabelType =
                requireNonNullElse(change.allowMemberToCreateLabelType(), allowMemberToCreateLabelType);
        updatedAt = now;
    }

    /** Whether it is of this kind, by the name doccano stores. */
    boolean isOfType(String stored) {
        return projectType.equals(stored);
    }

    ProjectResponse toResponse() {
        ProjectType type = ProjectType.parse(projectType).orElse(ProjectType.DOCUMENT_CLASSIFICATION);
        return new ProjectResponse(
                id(),
                name,
                description,
                guideline,
                projectType,
                createdAt,
                updatedAt,
                randomOrder,
                author,
                collaborativeAnnotation,
                singleClassClassification,
                allowMemberToCreateLabelType,
                type.isText(),
                tags == null ? "[]" : tags,
                type.resourceType());
    }
}
