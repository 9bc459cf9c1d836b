package org.annotationtracking.host.project;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.annotationtracking.auth.RoleRules;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Role;
import org.annotationtracking.platform.Page;
import org.annotationtracking.platform.PageRequest;

/** Projects and who belongs to them. */
@ApplicationScoped
public class ProjectService {

    private final ProjectRepository projects;
    private final MemberRepository members;
    private final RoleRules roles;
    private final Clock clock;

    ProjectService(ProjectRepository projects, MemberRepository members, RoleRules roles, Clock clock) {
        this.projects = projects;
        this.members = members;
        this.roles = roles;
        this.clock = clock;
    }

    /** Makes a project of texts whose creator is its administrator; answers its id. */
    @Transactional
    public long createForTexts(String name, String description, long creatorId) {
        return create(NewProject.named(name, description, ProjectType.DOCUMENT_CLASSIFICATION), creatorId)
                .id();
    }

    /** The same for recordings of speech that are to be written down. */
    @Transactional
    public long createForSpeech(String name, String description, long creatorId) {
        return create(NewProject.named(name, description, ProjectType.SPEECH2TEXT), creatorId)
                .id();
    }

    /** Gives a person a role, by the role's name. */
    @Transactional
    public void join(long projectId, long userId, String roleName) {
        members.add(new Member(projectId, userId, members.roleId(roleName), clock.instant()));
    }

    @Transactional
    ProjectResponse create(NewProject asked, long creatorId) {
        Instant now = clock.instant();
        Project project = projects.add(new Project(asked, creatorId, now), asked.tags());
        members.add(new Member(project.id(), creatorId, members.roleId(roles.name(Role.ADMIN)), now));
        return project.toResponse();
    }

    @Transactional
    Page<ProjectResponse> of(long userId, String part, Sort order, PageRequest page) {
        PanacheQuery<Project> query = projects.of(userId, part, order);
        List<ProjectResponse> rows =
                projects.page(query, page).stream().map(Project::toResponse).toList();
        return page.page(query.count(), rows);
    }

    @Transactional
    ProjectResponse get(long projectId) {
        return projects.findByIdOptional((int) projectId)
                .map(Project::toResponse)
                .orElseThrow(() -> DomainException.notFound("Project"));
    }

    /** Changes a project; refuses 404, and another kind with 400 {@code invalid}. */
    @Transactional
    ProjectResponse change(long projectId, ProjectChange change) {
        Project project =
                projects.findByIdOptional((int) projectId).orElseThrow(() -> DomainException.notFound("Project"));
        if (change.type() != null && !project.isOfType(change.type())) {
            String text = "The kind of a project stays what it is.";
            throw DomainException.badRequest("invalid", "project_type: " + text).with("project_type", List.of(text));
        }
        project.change(change, clock.instant());
        return projects.retag(project, change.tags()).toResponse();
    }
}
