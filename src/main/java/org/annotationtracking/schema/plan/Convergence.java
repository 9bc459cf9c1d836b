package org.annotationtracking.schema.plan;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.annotationtracking.schema.drift.Finding;
import org.jboss.logging.Logger;

/** Repairs what may be repaired without asking, round by round: a column first, then what stands on it. */
public final class Convergence {
    private static final Logger LOG = Logger.getLogger(Convergence.class);
    private static final int MOST_ROUNDS = 6;

    private final Statements statements;
    private boolean waited;

    public Convergence(Statements statements) {
        this.statements = statements;
    }

    /** Looks at the database; what it returns has been judged by the rows. */
    @FunctionalInterface
    public interface Look {
        List<Finding> repairable() throws SQLException;
    }

    /** True once a repair did not get its lock. */
    public boolean waitedTooLong() {
        return waited;
    }

    /**
     * True when nothing the service may repair is left. A remedy that fails is left to the report; the first that does not
     * get its lock ends it, for the next would wait in the same queue.
     */
    public boolean run(Look look) throws SQLException {
        Set<String> failed = new HashSet<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Finding> due = look.repairable().stream()
                    .filter(Predicate.not(finding -> failed.contains(finding.line())))
                    .toList();
            if (due.isEmpty()) {
                return failed.isEmpty();
            }
            for (Finding finding : due) {
                if (!repair(finding)) {
                    failed.add(finding.line());
                }
                if (waited) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean repair(Finding finding) {
        try {
            for (String sql : finding.remedy()) {
                statements.run(sql);
            }
            LOG.infof("Repaired: %s", finding.line());
            return true;
        } catch (SQLException e) {
            waited |= LockWaits.isAbout(e);
            LOG.warnf("Not repaired: %s: %s", finding.line(), e.getMessage());
            return false;
        }
    }
}
