package org.annotationtracking.host.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The roles' table, which nobody writes. */
@ApplicationScoped
class RoleRepository implements PanacheRepositoryBase<HostRole, Integer> {

    List<HostRole> inOrder() {
        return listAll(Sort.by("id"));
    }
}
