package org.annotationtracking.example;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An example as a line of an export: the list's members and the id that survives a move to another database. */
record Exported(String uuid, @JsonUnwrapped ExampleResponse example) {}
