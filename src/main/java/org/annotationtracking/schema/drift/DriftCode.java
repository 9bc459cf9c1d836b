package org.annotationtracking.schema.drift;

import static org.annotationtracking.schema.drift.Severity.BLOCKING;
import static org.annotationtracking.schema.drift.Severity.COSMETIC;
import static org.annotationtracking.schema.drift.Severity.DEGRADED;
import static org.annotationtracking.schema.drift.Severity.INFO;

import java.util.Locale;

/** Every kind of difference we can name; the names are stable, scripts may rely on them. */
public enum DriftCode {
    TABLE_MISSING(BLOCKING, "A table of ours is not there. Running the migrations creates it."),
    RELATION_KIND(BLOCKING, "Something other than an ordinary table bears the name of one of our tables."),
    TABLE_SHADOWED(
            BLOCKING,
            "A table of the same name stands earlier on the search path, so queries may reach the wrong one."),
    COLUMN_MISSING(BLOCKING, "A column is not there. It is added again with its default; values it once held are not."),
    COLUMN_TYPE(BLOCKING, "A column has another type. Changing it rewrites values, so a person decides."),
    COLUMN_EXTRA(INFO, "A column we do not know. It is left alone."),
    COLUMN_EXTRA_REQUIRED(
            BLOCKING, "A column we do not know is NOT NULL without a default, so every insert of ours fails."),
    NULLABILITY_LOOSE(DEGRADED, "A column admits NULL where it must not."),
    NULLABILITY_STRICT(BLOCKING, "A column refuses NULL where we write it."),
    DEFAULT_MISSING(
            DEGRADED,
            "A column has lost its default. BLOCKING if it is NOT NULL: rows that rely on it cannot be added."),
    DEFAULT_DIFFERS(DEGRADED, "A column has another default."),
    AUTONUMBER_MISSING(BLOCKING, "The id no longer numbers itself, so every insert fails."),
    SEQUENCE_BEHIND(
            BLOCKING,
            "The sequence lags behind the highest id, so the next inserts collide. Typical after a partial restore."),
    PK_MISSING(BLOCKING, "The table has no primary key on its id."),
    UNIQUE_MISSING(BLOCKING, "Nothing keeps two rows for one example from being written."),
    FK_MISSING(DEGRADED, "A foreign key is not there, so rows may point at nothing."),
    FK_TARGET(DEGRADED, "A foreign key points at another table or column."),
    FK_ACTION(
            DEGRADED,
            "A foreign key does something else when its target is deleted; with a plain key the host's own deletes fail."),
    FK_DUPLICATE(COSMETIC, "Two foreign keys demand the same."),
    FK_DEFERRABILITY(COSMETIC, "A foreign key is checked at another moment."),
    CHECK_MISSING(DEGRADED, "A check is not there, so words outside the vocabulary may be written."),
    CHECK_DIFFERS(BLOCKING, "A check admits other values than ours."),
    CHECK_WITHHELD(INFO, "The check on the status waits until no other program writes the table."),
    CONSTRAINT_NOT_VALID(DEGRADED, "A constraint was never checked against the rows that are there."),
    CONSTRAINT_EXTRA(DEGRADED, "A constraint we do not know; it may refuse our writes."),
    INDEX_MISSING(DEGRADED, "An index is not there, so a query that relies on it reads the whole table."),
    INDEX_INVALID(DEGRADED, "An index was left unfinished: it costs writes and serves no read."),
    INDEX_EXTRA_UNIQUE(DEGRADED, "A unique index we do not know; it may refuse our writes."),
    INDEX_COVERED(INFO, "An index is not there, but another one does its work."),
    INDEX_DUPLICATE(INFO, "An index repeats another one."),
    TRIGGER_MISSING(BLOCKING, "A trigger of ours is not there, so what it keeps is no longer kept."),
    TRIGGER_DIFFERS(BLOCKING, "A trigger of ours fires at another moment or calls another function."),
    TRIGGER_DISABLED(BLOCKING, "A trigger of ours is switched off."),
    TRIGGER_EXTRA(DEGRADED, "A trigger we do not know stands on our table."),
    FUNCTION_DIFFERS(BLOCKING, "A trigger function of ours has another body."),
    FUNCTION_MISSING(BLOCKING, "A trigger function of ours is not there."),
    RULE_EXTRA(DEGRADED, "A rewrite rule stands on our table."),
    STATUS_UNKNOWN(DEGRADED, "Rows carry a status outside the vocabulary."),
    CATALOG_DIFFERS(
            DEGRADED, "On this server the migrations make something else than this version was built with; report it."),
    COUNTER_DIFFERS(DEGRADED, "The counters do not equal a recount."),
    PRIVILEGE_MISSING(BLOCKING, "The database role lacks a privilege."),
    OWNER_DIFFERS(DEGRADED, "A table belongs to another role, so this one cannot alter it."),
    HISTORY_FAILED(BLOCKING, "A migration began and failed."),
    HISTORY_CHECKSUM(DEGRADED, "A migration that ran here was another text than the one we carry."),
    HISTORY_FUTURE(INFO, "A newer version of this service migrated the database; this one checks only what it needs."),
    HISTORY_MISSING(BLOCKING, "A migration ran here that this version does not carry."),
    HISTORY_OUT_OF_ORDER(BLOCKING, "A migration of a lower version has not run though higher ones have."),
    HISTORY_EMPTY(
            BLOCKING,
            "The history is empty or gone though our tables are there. schema mark-applied with the version they prove"
                    + " begins it anew."),
    HISTORY_ABSENT(BLOCKING, "Our tables are there, but no history of ours says how they came about."),
    HISTORY_DELETED_THEN_PENDING(
            BLOCKING, "Somebody took a migration out of the history, and it would run a second time."),
    STAMPED_BUT_ABSENT(BLOCKING, "The history says that a migration ran, but what it makes is not there."),
    HOST_INCOMPLETE(BLOCKING, "Some tables of the host are there and others are not."),
    MIGRATION_IN_PROGRESS(INFO, "Another instance is migrating."),
    DDL_BLOCKED_BY(DEGRADED, "A change waits for a lock that another connection holds."),
    ZOMBIE_MIGRATION_BACKEND(DEGRADED, "A connection of a migration that died still runs its statement."),
    ADOPTED_FROM(INFO, "The table was made by another program and taken over by its shape."),
    DJANGO_UNMARKED(INFO, "The table is there, but Django's records do not say that its migration ran."),
    DJANGO_INCONSISTENT(INFO, "Django's records contradict themselves."),
    DJANGO_PENDING_DESTRUCTIVE(DEGRADED, "A migration that Django has not run yet would drop columns of ours."),
    DJANGO_MODEL_AHEAD(INFO, "Django's model has columns that none of its migrations makes."),
    POOLER(
            DEGRADED,
            "A pooler stands between us and the database and shares connections between transactions, so that the lock for"
                    + " changes is nobody's. Nothing is changed through it; tracking.schema.jdbc-url gives the way past it."),
    DATABASE_DIFFERS(
            BLOCKING, "The address for changes of the schema leads to another database than the service's own."),
    STANDBY(INFO, "The database only reads."),
    SERVER_TOO_OLD(BLOCKING, "The server is older than PostgreSQL 14.");

    private final Severity severity;
    private final String meaning;

    DriftCode(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    /** The severity it has unless the finding says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** What it means, in one or two sentences. */
    public String meaning() {
        return meaning;
    }

    /** How an HTTP error names it, such as {@code schema_column_missing}. */
    public String asErrorCode() {
        return "schema_" + name().toLowerCase(Locale.ROOT);
    }
}
