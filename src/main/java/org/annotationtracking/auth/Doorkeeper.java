package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.annotationtracking.auth.AccountQueries.Account;
import org.annotationtracking.auth.Identification.Identified;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.Role;
import org.jspecify.annotations.Nullable;

/** Decides who gets in: first who it is, then whether a member, then whether allowed. */
@ApplicationScoped
class Doorkeeper {

    private final Identification identification;
    private final RoleRules rules;
    private final RateLimits limits;
    private final Denials denials;
    private final Optional<String> opsToken;

    Doorkeeper(Identification identification, RoleRules rules, RateLimits limits, Denials denials, OpsConfig ops) {
        this.identification = identification;
        this.rules = rules;
        this.limits = limits;
        this.denials = denials;
        this.opsToken = ops.token();
    }

    /** Whether the header carries the operators' token; asks no database. */
    boolean isOperator(@Nullable String authorization) {
        return authorization != null
                && opsToken.filter(token -> MessageDigest.isEqual(
                                ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
                                authorization.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }

    /** The caller, if the method's rights are among theirs; refuses with 403 otherwise. */
    Caller admit(ContainerRequestContext request, Access access) {
        Optional<String> project =
                Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("project"));
        Optional<Long> projectId =
                project.filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
        Identified who = identification.require(request, projectId.orElse(null));
        project.ifPresent(text -> PathIds.parse("project", text));
        Account account = who.account();
        denials.note(account.username());
        limits.require(account.id(), access);
        Caller caller = caller(account, projectId.isPresent());
        requireRight(caller, account, access);
        if (who.token() != null) {
            TokenRules.require(who.token(), request.getMethod(), projectId.orElse(0L), access);
            return TokenRules.narrowed(caller, who.token());
        }
        return caller;
    }

    /** Refuses a forged request to what anybody may call. */
    void admitAnybody(ContainerRequestContext request) {
        limits.requireAnonymous();
        identification.requireUnforged(request);
    }

    private Caller caller(Account account, boolean inProject) {
        Role role = rules.role(account.roleName());
        Set<Right> rights = inProject ? rules.rights(account.superuser(), role) : Set.of();
        return new Caller(account.id(), account.username(), account.superuser(), account.staff(), role, rights);
    }

    private void requireRight(Caller caller, Account account, Access access) {
        boolean ofProject = Arrays.stream(access.value()).anyMatch(Right::isOfProject);
        if (ofProject && caller.rights().isEmpty()) {
            throw Refusals.notAllowed(access.stranger());
        }
        if (Arrays.stream(access.value()).noneMatch(right -> holds(caller, right))) {
            throw Refusals.notAllowed(access.refusal());
        }
        if (ofProject && !account.projectExists()) {
            throw DomainException.notFound("Project");
        }
    }

    private static boolean holds(Caller caller, Right right) {
        return switch (right) {
            case ANYONE, LOGGED_IN -> true;
            case CREATE_PROJECTS -> caller.staff() || caller.superuser();
            case OPERATE -> caller.superuser();
            case READ, ANNOTATE, REVIEW, OVERRULE, ADMINISTER -> caller.may(right);
        };
    }
}
