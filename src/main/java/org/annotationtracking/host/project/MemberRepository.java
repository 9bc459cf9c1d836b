package org.annotationtracking.host.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The members' table. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<Member, Integer> {

    Optional<Member> find(long projectId, long userId) {
        return find("projectId = ?1 and userId = ?2", (int) projectId, (int) userId)
                .firstResultOptional();
    }

    List<Member> of(long projectId) {
        return list("projectId", Sort.by("id"), (int) projectId);
    }

    Optional<Member> one(long projectId, long memberId) {
        // Longer ids than the column has belong to nobody; cut short they would be somebody's.
        return memberId > Integer.MAX_VALUE
                ? Optional.empty()
                : find("id = ?1 and projectId = ?2", (int) memberId, (int) projectId)
                        .firstResultOptional();
    }

    /** Lets one change of a project's members after the other: who looks for the last administrator sees them all. */
    void holdAll(long projectId) {
        getEntityManager()
                .createNativeQuery("SELECT id FROM projects_project WHERE id = :project FOR NO KEY UPDATE")
                .setParameter("project", projectId)
                .getResultList();
    }

    long count(long projectId, long roleId) {
        return count("projectId = ?1 and roleId = ?2", (int) projectId, (int) roleId);
    }

    /** Removes memberships but this person's own; answers how many there were. */
    int remove(long projectId, long callerId, List<Long> memberIds) {
        List<Integer> ids = memberIds.stream()
                .filter(id -> id <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .toList();
        return ids.isEmpty()
                ? 0
                : (int) delete("projectId = ?1 and userId <> ?2 and id in ?3", (int) projectId, (int) callerId, ids);
    }

    /** What the database says of a member now, the names behind its ids included. */
    Member reread(Member member) {
        getEntityManager().refresh(member);
        return member;
    }

    /** Stores a new member, and reads back the names behind its ids. */
    Member add(Member member) {
        persistAndFlush(member);
        getEntityManager().refresh(member);
        return member;
    }

    boolean userExists(long id) {
        return exists("SELECT count(*) FROM auth_user WHERE id = :id", id);
    }

    boolean roleExists(long id) {
        return exists("SELECT count(*) FROM roles_role WHERE id = :id", id);
    }

    /** The id of the role with a name, as {@code roles_role} has it. */
    long roleId(String name) {
        return ((Number) getEntityManager()
                        .createNativeQuery("SELECT id FROM roles_role WHERE name = :name")
                        .setParameter("name", name)
                        .getSingleResult())
                .longValue();
    }

    private boolean exists(String countById, long id) {
        Object count = getEntityManager()
                .createNativeQuery(countById)
                .setParameter("id", id)
                .getSingleResult();
        return ((Number) count).longValue() > 0;
    }
}
