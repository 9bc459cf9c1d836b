package org.annotationtracking.host.firststart;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.annotationtracking.auth.Passwords;
import org.annotationtracking.core.DomainException;

/** A database as a small doccano would leave it, to see the service attach to one where there is none. */
@ApplicationScoped
public class DoccanoDemo {

    private static final List<String> PEOPLE = List.of("project_admin", "annotator", "annotation_approver");
    private static final int PASSWORD_CHARS = 16;

    private final DoccanoDemoRepository database;

    DoccanoDemo(DoccanoDemoRepository database) {
        this.database = database;
    }

    /** Makes it and answers the accounts with their passwords; refuses a database that has anything in it with 409 {@code not_empty}. */
    public Map<String, String> create() {
        if (!database.isEmpty()) {
            throw DomainException.conflict("not_empty", "The database is not empty; nothing was done");
        }
        Map<String, String> passwords = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        for (String name : PEOPLE) {
            passwords.put(name, Passwords.random(PASSWORD_CHARS));
            hashes.put(name, Passwords.hash(passwords.get(name)));
        }
        database.make(hashes);
        return passwords;
    }
}
