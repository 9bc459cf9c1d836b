package org.annotationtracking.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of files, as Django makes them of a filename. */
class MediaUrlsTest {

    private static final MediaUrls URLS = new MediaUrls("http://h.example:8080");

    @ParameterizedTest
    @CsvSource({
        "., /media/",
        "'', /media/",
        "up1/abc.wav, /media/up1/abc.wav",
        "/up1/abc.wav, /media/up1/abc.wav",
        "a b.wav, /media/a%20b.wav",
        "སྐད.wav, /media/%E0%BD%A6%E0%BE%90%E0%BD%91.wav",
        "a?b#c&d.png, /media/a%3Fb%23c%26d.png",
        "(x)'~!*_-.png, /media/(x)'~!*_-.png",
        "a//b/./c/../d.png, /media/a/b/d.png",
        "dir/, /media/dir/",
        "dir/.., /media/",
        "../x.png, /x.png",
        "../../../x.png, /x.png"
    })
    void a_file_of_ours_is_under_media(String filename, String path) {
        assertThat(URLS.of(filename)).isEqualTo("http://h.example:8080" + path);
    }

    @ParameterizedTest
    @CsvSource({"https://cdn.example.com/a b.wav", "http://cdn.example.com/../x"})
    void an_address_elsewhere_stays_as_it_is(String filename) {
        assertThat(URLS.of(filename)).isEqualTo(filename);
    }
}
