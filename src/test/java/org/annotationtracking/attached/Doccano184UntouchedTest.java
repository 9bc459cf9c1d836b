package org.annotationtracking.attached;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A doccano 1.8.4. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = @ResourceArg(name = DoccanoDatabase.GENERATION, value = "V1_8_4"))
class Doccano184UntouchedTest extends Untouched {}
