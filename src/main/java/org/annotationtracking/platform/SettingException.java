package org.annotationtracking.platform;

/** Says in one line which setting cannot be used, and why; never its value, which may be a secret. */
final class SettingException extends RuntimeException {

    SettingException(String setting, String reason) {
        super(setting + " cannot be used: " + reason);
    }
}
