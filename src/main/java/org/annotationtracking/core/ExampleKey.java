package org.annotationtracking.core;

/** Names one example inside one project. */
public record ExampleKey(long projectId, long exampleId) {}
