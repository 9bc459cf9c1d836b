package org.annotationtracking.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.annotationtracking.history.feed.Feed;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Hears from the database which projects have something new, over one connection outside the pool, and connects again when
 * that is lost. It only saves waiting: what it does not hear is found by looking.
 */
final class Bell {
    private static final Logger LOG = Logger.getLogger(Bell.class);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int ANSWER_SECONDS = 3;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final LongConsumer rings;
    private final Runnable connected;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Connection open;

    /**
     * {@code rings} is told the projects, {@code connected} that it listens now, and did not before; both from a thread of
     * its own.
     */
    Bell(String url, Optional<String> user, Optional<String> password, LongConsumer rings, Runnable connected) {
        database.setUrl(url);
        user.ifPresent(database::setUser);
        password.ifPresent(database::setPassword);
        database.setConnectTimeout(ANSWER_SECONDS);
        database.setLoginTimeout(ANSWER_SECONDS);
        database.setTcpKeepAlive(true);
        database.setApplicationName("annotation-tracking live");
        this.rings = rings;
        this.connected = connected;
    }

    void start() {
        Thread thread = new Thread(this::run, "live-bell");
        thread.setDaemon(true);
        thread.start();
    }

    /** At once: a server that is asked to end waits for its connections. */
    void stop() {
        stopped.countDown();
        Connection listening = open;
        if (listening != null) {
            try {
                listening.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debugf("The connection that listens was gone already: %s", e.getMessage());
            }
        }
    }

    private void run() {
        try {
            do {
                listen();
            } while (!stopped.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("Interrupted, so events are found by looking alone");
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            open = connection;
            statement.execute("LISTEN " + Feed.CHANNEL);
            connected.run();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (stopped.getCount() > 0) {
                PGNotification[] heard = postgres.getNotifications((int) SILENCE.toMillis());
                if (heard.length == 0 && !connection.isValid(ANSWER_SECONDS)) {
                    throw new SQLException("The connection that listens does not answer");
                }
                for (PGNotification notification : heard) {
                    rings.accept(Long.parseLong(notification.getParameter()));
                }
            }
        } catch (SQLException | RuntimeException lost) {
            // A database that is away is named in health; a standby takes no LISTEN at all.
            LOG.debugf("Nothing is heard from the database: %s", lost.getMessage());
        }
    }
}
