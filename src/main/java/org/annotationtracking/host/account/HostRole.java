package org.annotationtracking.host.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A role by the name the host gives it. */
@Entity
@Immutable
@Table(name = "roles_role")
class HostRole {

    @Id
    private int id;

    private String name = "";

    /** For Hibernate. */
    protected HostRole() {}

    int id() {
        return id;
    }

    String name() {
        return name;
    }
}
