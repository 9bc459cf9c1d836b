package org.annotationtracking.host.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.annotationtracking.auth.RoleRules;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Role;
import org.jspecify.annotations.Nullable;

/** Who belongs to a project. What is taken away here is gone with the person's next request. */
@ApplicationScoped
class MemberService {

    private final MemberRepository members;
    private final RoleRules roles;
    private final Clock clock;

    MemberService(MemberRepository members, RoleRules roles, Clock clock) {
        this.members = members;
        this.roles = roles;
        this.clock = clock;
    }

    /** A person's own place; refuses 404 for somebody who has none. */
    @Transactional
    public MemberResponse own(long projectId, long userId) {
        return members.find(projectId, userId)
                .map(Member::toResponse)
                .orElseThrow(() -> DomainException.notFound("Member"));
    }

    /** All of them by id, or the one of this user. */
    @Transactional
    public List<MemberResponse> list(long projectId, @Nullable Long userId) {
        return members.of(projectId).stream()
                .map(Member::toResponse)
                .filter(member -> userId == null || member.user() == userId)
                .toList();
    }

    /** One of them, by the id of the membership; refuses 404. */
    @Transactional
    public MemberResponse get(long projectId, long memberId) {
        return require(projectId, memberId).toResponse();
    }

    /** Adds a person; refuses an unknown user or role and somebody who belongs to the project already with 400. */
    @Transactional
    public MemberResponse add(long projectId, long userId, long roleId) {
        requireExisting("user", userId, members.userExists(userId));
        requireExisting("role", roleId, members.roleExists(roleId));
        if (members.find(projectId, userId).isPresent()) {
            throw DomainException.badRequest(
                    "already_member", "This user is already assigned to a role in this project.");
        }
        return members.add(new Member(projectId, userId, roleId, clock.instant()))
                .toResponse();
    }

    /**
     * Gives a member another role. Refuses 404; 400 for an unknown role, for another person in the same membership, and when
     * the project would be without an administrator.
     */
    @Transactional
    public MemberResponse change(long projectId, long memberId, MemberChange change) {
        members.holdAll(projectId);
        Member member = require(projectId, memberId);
        if (change.user() != null && !member.isOf(change.user())) {
            throw invalid("user", "A membership stays with its person: remove it and add another.");
        }
        if (change.role() == null || member.hasRole(change.role())) {
            return member.toResponse();
        }
        requireExisting("role", change.role(), members.roleExists(change.role()));
        member.become(change.role(), clock.instant());
        members.flush();
        requireAdministrator(projectId);
        return members.reread(member).toResponse();
    }

    /** Removes memberships; one's own and those of other projects are passed over, as doccano does. */
    @Transactional
    public void remove(long projectId, long callerId, List<Long> memberIds) {
        members.holdAll(projectId);
        if (members.remove(projectId, callerId, memberIds) > 0) {
            requireAdministrator(projectId);
        }
    }

    private Member require(long projectId, long memberId) {
        return members.one(projectId, memberId).orElseThrow(() -> DomainException.notFound("Member"));
    }

    private void requireAdministrator(long projectId) {
        if (members.count(projectId, members.roleId(roles.name(Role.ADMIN))) == 0) {
            throw DomainException.badRequest("last_administrator", "The project needs at least one administrator.");
        }
    }

    private static void requireExisting(String field, long id, boolean exists) {
        if (!exists) {
            throw invalid(field, "Invalid pk \"%d\" - object does not exist.".formatted(id));
        }
    }

    private static DomainException invalid(String field, String text) {
        return DomainException.badRequest("invalid", field + ": " + text).with(field, List.of(text));
    }
}
