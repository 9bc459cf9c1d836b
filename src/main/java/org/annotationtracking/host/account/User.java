package org.annotationtracking.host.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.annotationtracking.host.account.AccountService.Change;
import org.jspecify.annotations.Nullable;

/** An account, in Django's table. */
@Entity
@Table(name = "auth_user")
class User {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    private String username;

    @SuppressWarnings("unused") // Hibernate writes it
    private String password;

    @Column(name = "is_superuser")
    private boolean superuser;

    @Column(name = "is_staff")
    private boolean staff;

    @Column(name = "is_active")
    private boolean active = true;

    @Column(name = "first_name")
    private String firstName = "";

    @Column(name = "last_name")
    private String lastName = "";

    private String email = "";

    @Column(name = "date_joined")
    private Instant dateJoined;

    /** For Hibernate. */
    protected User() {
        this("", "", Instant.EPOCH);
    }

    User(String username, String passwordHash, Instant joined) {
        this.username = username;
        this.password = passwordHash;
        this.dateJoined = joined;
    }

    /** Lets the account pass every door. */
    void makeSuperuser() {
        superuser = true;
        staff = true;
    }

    boolean isCalled(String name) {
        return username.equals(name);
    }

    /** Takes over what is given. */
    void change(Change asked) {
        username = asked.username() == null ? username : asked.username();
        firstName = asked.firstName() == null ? firstName : asked.firstName();
        lastName = asked.lastName() == null ? lastName : asked.lastName();
    }

    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    UserResponse toResponse() {
        return new UserResponse(id(), username, superuser, staff);
    }

    ProfileResponse toProfile() {
        return new ProfileResponse(id(), username, email, firstName, lastName);
    }

    boolean isActive() {
        return active;
    }
}
