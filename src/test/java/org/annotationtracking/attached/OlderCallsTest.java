package org.annotationtracking.attached;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A doccano 1.8.4 whose numbers come from serial columns. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = @ResourceArg(name = DoccanoDatabase.GENERATION, value = "OLDER"))
class OlderCallsTest extends Calls {}
