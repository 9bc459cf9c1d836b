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
