package org.annotationtracking.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expected refusal: its kind, its stable code, and the sentence a person reads. */
public class DomainException extends RuntimeException {

    /** How the edge answers it. */
    public enum Kind {
        BAD_REQUEST,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        /** A conflict that ends by itself soon. */
        IN_FLIGHT,
        PRECONDITION_FAILED,
        TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        UNPROCESSABLE,
        TOO_MANY_REQUESTS,
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final String text;
    private @Nullable String error;
    private boolean recorded;
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    public DomainException(Kind kind, String code, String text) {
        super(text, null, false, false);
        this.kind = kind;
        this.code = code;
        this.text = text;
    }

    /** Gives {@code error} the text the existing tracking scripts show; without it {@code error} is the code. */
    public final DomainException error(String scriptText) {
        this.error = scriptText;
        return this;
    }

    /** Adds a member of its own to the answer's body. */
    public final DomainException with(String member, @Nullable Object value) {
        members.put(member, value);
        return this;
    }

    /** Says that this refusal left an entry behind: it is a result, to be committed like any other. */
    public final DomainException recorded() {
        this.recorded = true;
        return this;
    }

    public final boolean isRecorded() {
        return recorded;
    }

    public final Kind kind() {
        return kind;
    }

    public final String code() {
        return code;
    }

    public final String text() {
        return text;
    }

    public final String error() {
        return error == null ? code : error;
    }

    public final Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }

    public static DomainException badRequest(String code, String text) {
        return new DomainException(Kind.BAD_REQUEST, code, text);
    }

    public static DomainException forbidden(String code, String text) {
        return new DomainException(Kind.FORBIDDEN, code, text);
    }

    public static DomainException notFound(String what) {
        return new DomainException(Kind.NOT_FOUND, "not_found", "No " + what + " matches the given query.");
    }

    public static DomainException conflict(String code, String text) {
        return new DomainException(Kind.CONFLICT, code, text);
    }
}
