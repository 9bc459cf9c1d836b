package org.annotationtracking.host.project;

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

/** A person's place in a project, in doccano's table. */
@Entity
@Table(name = "projects_member")
class Member {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    @Column(name = "project_id")
    private int projectId;

    @Column(name = "user_id")
    private int userId;

    @Column(name = "role_id")
    private int roleId;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Formula("(SELECT u.username FROM auth_user u WHERE u.id = user_id)")
    private @Nullable String username;

    @Formula("(SELECT r.name FROM roles_role r WHERE r.id = role_id)")
    private @Nullable String roleName;

    /** For Hibernate. */
    protected Member() {}

    Member(long projectId, long userId, long roleId, Instant now) {
        this.projectId = (int) projectId;
        this.userId = (int) userId;
        this.roleId = (int) roleId;
        this.createdAt = now;
        this.updatedAt = now;
    }

    boolean isOf(long user) {
        return userId == user;
    }

    boolean hasRole(long role) {
        return roleId == role;
    }

    /** Takes another role. */
    void become(long role, Instant now) {
        roleId = (int) role;
        updatedAt = now;
    }

    MemberResponse toResponse() {
        return new MemberResponse(
                Objects.requireNonNull(id, "not stored yet"),
                userId,
                roleId,
                Objects.requireNonNullElse(username, ""),
                Objects.requireNonNullElse(roleName, ""));
    }
}
