package org.annotationtracking.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** SQL by hand, on the connections that transactions use too. */
@ApplicationScoped
class JdbiProducer {

    @Produces
    @ApplicationScoped
    Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(dataSource);
    }
}
