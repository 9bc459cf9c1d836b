package org.annotationtracking.host.project;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.annotationtracking.platform.PageRequest;
import org.jspecify.annotations.Nullable;

/** The projects' table. */
@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<Project, Integer> {

    /** Projects a person belongs to whose name or description contains a text. */
    PanacheQuery<Project> of(long userId, String part, Sort order) {
        String like = "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return find("""
                        from Project p
                        where exists (select 1 from Member m where m.projectId = p.id and m.userId = ?1)
                          and (upper(p.name) like upper(?2) escape '\\' or upper(p.description) like upper(?2) escape '\\')
                        """, order, (int) userId, like);
    }

    List<Project> page(PanacheQuery<Project> query, PageRequest page) {
        if (page.offset() > Integer.MAX_VALUE - page.limit()) {
            return List.of();
        }
        return query.range((int) page.offset(), (int) page.offset() + page.limit() - 1)
                .list();
    }

    /** Stores a new project with its tags, and reads back what the database knows of it. */
    Project add(Project project, List<String> tags) {
        persistAndFlush(project);
        tag(project, tags);
        getEntityManager().refresh(project);
        return project;
    }

    /** Gives a project other tags, and reads back what the database knows of it. */
    Project retag(Project project, @Nullable List<String> tags) {
        flush();
        if (tags != null) {
            getEntityManager()
                    .createNativeQuery("DELETE FROM projects_tag WHERE project_id = :project")
                    .setParameter("project", project.id())
                    .executeUpdate();
            tag(project, tags);
        }
        getEntityManager().refresh(project);
        return project;
    }

    private void tag(Project project, List<String> tags) {
        for (String text : tags) {
            getEntityManager()
                    .createNativeQuery("INSERT INTO projects_tag (project_id, text) VALUES (:project, :text)")
                    .setParameter("project", project.id())
                    .setParameter("text", text)
                    .executeUpdate();
        }
    }
}
