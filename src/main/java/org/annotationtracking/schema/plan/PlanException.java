package org.annotationtracking.schema.plan;

import org.annotationtracking.core.DomainException;

/** A plan cannot be made or carried out as asked. */
public final class PlanException extends DomainException {
    private static final long serialVersionUID = 1L;

    PlanException(String code, String message) {
        super(Kind.CONFLICT, code, message);
    }
}
