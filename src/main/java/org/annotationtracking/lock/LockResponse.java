package org.annotationtracking.lock;

import java.time.Instant;

/** A lease granted or renewed; {@code renewAfterMs} is when to renew, half its length from now. */
public record LockResponse(
        boolean success,
        String lockedBy,
        Instant lockedAt,
        Instant lockExpiresAt,
        long expiresInMinutes,
        long expiresInMs,
        long renewAfterMs,
        long lockEpoch,
        boolean isOwnLock) {

    /** What a lock answers. */
    public static LockResponse of(Lease lease) {
        long length = lease.length().toMillis();
        return new LockResponse(
                true,
                lease.holder(),
                lease.lockedAt(),
                lease.expiresAt(),
                lease.length().toMinutes(),
                length,
                length / 2,
                lease.epoch(),
                true);
    }
}
