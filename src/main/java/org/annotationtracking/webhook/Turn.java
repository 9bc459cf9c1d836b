package org.annotationtracking.webhook;

/**
 * One instance's right to deliver to one webhook for a while.
 *
 * @param number grows with every turn and every change of the webhook; only the newest settles anything
 * @param lastSeq behind which it begins
 * @param attempts that failed at the event behind it
 */
record Turn(
        long projectId, long webhookId, long number, long lastSeq, int attempts, EventTypes types, Receiver receiver) {}
