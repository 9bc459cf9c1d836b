package org.annotationtracking.host.project;

import java.util.Arrays;
import java.util.Optional;

/** doccano's kinds of projects, by the names it stores. */
enum ProjectType {
    DOCUMENT_CLASSIFICATION("DocumentClassification", true),
    SEQUENCE_LABELING("SequenceLabeling", true),
    SEQ2SEQ("Seq2seq", true),
    INTENT_DETECTION_AND_SLOT_FILLING("IntentDetectionAndSlotFilling", true),
    SPEECH2TEXT("Speech2text", false),
    IMAGE_CLASSIFICATION("ImageClassification", false),
    BOUNDING_BOX("BoundingBox", false),
    SEGMENTATION("Segmentation", false),
    IMAGE_CAPTIONING("ImageCaptioning", false);

    private final String stored;
    private final boolean text;

    ProjectType(String stored, boolean text) {
        this.stored = stored;
        this.text = text;
    }

    static Optional<ProjectType> parse(String stored) {
        return Arrays.stream(values())
                .filter(type -> type.stored.equals(stored))
                .findFirst();
    }

    String stored() {
        return stored;
    }

    boolean isText() {
        return text;
    }

    /** The name of doccano's class for it. */
    String resourceType() {
        return this == DOCUMENT_CLASSIFICATION ? "TextClassificationProject" : stored + "Project";
    }
}
