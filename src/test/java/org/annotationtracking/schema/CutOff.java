package org.annotationtracking.schema;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A way to a database on which one statement is the last: what happens is done just before it is sent, or just after it was
 * answered. From then on nothing gets through any more, as for a process that has died. Statements that only read, and
 * settings of the session, do not count; a commit does.
 */
final class CutOff {
    private static final Set<String> READS = Set.of("select", "show", "set", "with", "reset", "discard");

    private final AtomicInteger writes = new AtomicInteger();
    private final int point;
    private final Runnable happens;
    private volatile boolean over;

    /** @param point 2n for before the n-th write, counted from 0, and 2n + 1 for after it */
    CutOff(int point, Runnable happens) {
        this.point = point;
        this.happens = happens;
    }

    /** How many writes there were. */
    int writes() {
        return writes.get();
    }

    boolean isOver() {
        return over;
    }

    DataSource on(DataSource source) {
        return wrap(DataSource.class, source, null);
    }

    private <T> T wrap(Class<T> type, Object target, @Nullable String sql) {
        InvocationHandler handler = (proxy, method, arguments) -> call(target, method, arguments, sql);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments, @Nullable String sql)
            throws Throwable {
        String name = method.getName();
        if (over && !Set.of("close", "isClosed", "toString", "hashCode").contains(name)) {
            throw new SQLException("Cut off", "08006");
        }
        boolean write = name.equals("commit") || name.startsWith("execute") && writes(arguments, sql);
        int number = write ? writes.getAndIncrement() : -1;
        if (number * 2 == point) {
            happen();
        }
        Object result = invoke(target, method, arguments);
        if (write && number * 2 + 1 == point) {
            happen();
        }
        if (result instanceof Connection) {
            return wrap(Connection.class, result, null);
        }
        if (result instanceof PreparedStatement) {
            return wrap(PreparedStatement.class, result, String.valueOf(arguments == null ? "" : arguments[0]));
        }
        return result instanceof Statement ? wrap(Statement.class, result, null) : result;
    }

    private static boolean writes(Object @Nullable [] arguments, @Nullable String prepared) {
        String sql = arguments != null && arguments[0] instanceof String text ? text : prepared;
        String verb = sql == null
                ? ""
                : sql.replaceAll("(?m)^\\s*--.*$", "")
                        .strip()
                        .split("[\\s(]")[0]
                        .toLowerCase(Locale.ROOT);
        return !READS.contains(verb);
    }

    private void happen() throws SQLException {
        over = true;
        happens.run();
        throw new SQLException("Cut off", "08006");
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
