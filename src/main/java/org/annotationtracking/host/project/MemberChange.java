package org.annotationtracking.host.project;

import com.fasterxml.jackson.databind.JsonNode;
import org.annotationtracking.platform.LenientBody;
import org.jspecify.annotations.Nullable;

/** What is to be different about a membership; null leaves it. */
record MemberChange(@Nullable Long user, @Nullable Long role) {

    /** Reads a whole membership; refuses a missing member with 400. */
    static MemberChange whole(JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        MemberChange change = new MemberChange(fields.id("user"), fields.id("role"));
        fields.check();
        return change;
    }

    /** Reads what is there of one. */
    static MemberChange part(JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        MemberChange change = new MemberChange(id(fields, "user"), id(fields, "role"));
        fields.check();
        return change;
    }

    private static @Nullable Long id(LenientBody fields, String name) {
        return fields.member(name).isMissingNode() ? null : fields.id(name);
    }
}
