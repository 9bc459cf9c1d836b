package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.Role;
import org.jspecify.annotations.Nullable;

/** Which role holds which rights: the permission table, in one place. */
@ApplicationScoped
public class RoleRules {

    private final Map<String, Role> roles;
    private final Map<Role, Set<Right>> rights = new EnumMap<>(Role.class);
    private final List<String> submitting;
    private final RoleNames names;

    RoleRules(RoleNames names) {
        roles = Map.of(
                names.annotator(), Role.ANNOTATOR,
                names.approver(), Role.APPROVER,
                names.manager(), Role.MANAGER,
                names.admin(), Role.ADMIN);
        submitting = List.copyOf(names.submitting());
        this.names = names;
        rights.put(Role.ANNOTATOR, EnumSet.of(Right.READ));
        rights.put(Role.APPROVER, EnumSet.of(Right.READ, Right.REVIEW));
        rights.put(Role.MANAGER, EnumSet.of(Right.READ, Right.REVIEW, Right.OVERRULE));
        rights.put(Role.ADMIN, EnumSet.of(Right.READ, Right.REVIEW, Right.OVERRULE, Right.ADMINISTER));
        roles.forEach((name, role) -> {
            if (submitting.contains(name)) {
                rights(role).add(Right.ANNOTATE);
            }
        });
    }

    /** What a person may do in a project; nothing for a role this service does not know. */
    Set<Right> rights(boolean superuser, @Nullable Role role) {
        Role acting = superuser ? Role.ADMIN : role;
        return acting == null ? Set.of() : Set.copyOf(rights(acting));
    }

    /** The role behind a name of {@code roles_role}; null for a name this service does not know. */
    @Nullable
    Role role(@Nullable String name) {
        return name == null ? null : roles.get(name);
    }

    /** The names of the roles whose holders may annotate, for use in SQL. */
    public List<String> submittingNames() {
        return submitting;
    }

    /** The names of the roles that hold a right, for use in SQL. */
    public List<String> namesWith(Right right) {
        return roles.entrySet().stream()
                .filter(named -> rights(named.getValue()).contains(right))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Whether superusers hold a right in every project. */
    public boolean superusersHave(Right right) {
        return rights(true, null).contains(right);
    }

    /** What {@code roles_role} calls a role. */
    public String name(Role role) {
        return switch (role) {
            case ANNOTATOR -> names.annotator();
            case APPROVER -> names.approver();
            case MANAGER -> names.manager();
            case ADMIN -> names.admin();
        };
    }

    private Set<Right> rights(Role role) {
        return rights.getOrDefault(role, Set.of());
    }
}
