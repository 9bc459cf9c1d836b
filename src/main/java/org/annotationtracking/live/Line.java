package org.annotationtracking.live;

import java.util.concurrent.CompletionStage;

/** The way to one reader. */
interface Line {

    /** Sends an event; done when this process has got rid of it, failed when the reader has gone. */
    CompletionStage<?> send(Entry entry);

    /** Sends a comment with the number that a reader goes on from, without an event. */
    CompletionStage<?> beat(long seq);

    boolean isClosed();

    /** Ends the answer. */
    void close();

    /** Ends the connection, whatever is still on its way. */
    void cut();
}
